/** Browsers draw no larger canvas. */
const MAX_PIXELS = 16_384

/** An SVG as PNG, drawn by the browser. Throws where it is larger than a browser can draw. */
export const drawPng = async (svg: string): Promise<Blob> => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    const shrink = Math.min(1, MAX_PIXELS / Math.max(image.width, image.height))
    canvas.width = Math.round(image.width * shrink)
    canvas.height = Math.round(image.height * shrink)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('too large'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
