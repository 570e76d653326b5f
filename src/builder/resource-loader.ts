/**
 * Reads a file of the `data` folder by its path in it, e.g. `models/english/labels.json`.
 * Implemented by `runtime/node` (the file system) and `runtime/browser` (fetch).
 */
export interface ResourceLoader {
  /** A file as it is. */
  readonly bytes: (path: string) => Promise<Uint8Array>
  /** A file of UTF-8. */
  readonly text: (path: string) => Promise<string>
}
