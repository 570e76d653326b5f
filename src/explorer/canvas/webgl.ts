/** Whether this browser can draw the picture at all. */
export const hasWebgl = (): boolean => {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    return context !== null
  } catch {
    // Some browsers throw where a policy forbids WebGL: that is a no.
    return false
  }
}
