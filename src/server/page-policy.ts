/** Content security policy of the page, in its head and in the server's headers. Scripts and workers come from the page's own files only; WebAssembly may be compiled, for the language model. Styles may stand inline: Mantine writes its variables so. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
