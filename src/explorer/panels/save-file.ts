/** Has the browser save a file. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data once it started; the address may go in the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
