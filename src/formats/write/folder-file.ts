/** One file of an export that fills a folder: its path within it, `/` between folders, and what stands in it. */
export interface FolderFile {
  readonly path: string
  readonly pieces: Iterable<string>
}
