/**
 * Reads a file of the `data` folder by its path in it, e.g. `models/english/labels.json`.
 * Implemented by `runtime/node` (the file system) and `runtime/browser` (fetch).
 */
export interface ResourceLoader {
  readonly bytes: (path: string) => Promise<Uint8Array>
  readonly text: (path: string) => Promise<string>
}
