/** Tells when the graphics card takes a picture away: sigma does not handle the loss of its three WebGL contexts. */
export const watchContext = (container: HTMLElement, onLost: () => void): (() => void) => {
  const handle = (event: Event) => {
    event.preventDefault()
    onLost()
  }
  container.addEventListener('webglcontextlost', handle, true)
  return () => container.removeEventListener('webglcontextlost', handle, true)
}
