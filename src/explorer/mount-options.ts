import type { Knowledge } from '../model/index.ts'

/** What the explorer shows, and how much of the page it may have. One of `knowledge` and `url` is given. */
export interface MountOptions {
  /** The graph itself, as `buildKnowledge` or `readGraphFile` give it. */
  readonly knowledge?: Knowledge | undefined
  /** Address of a graph file: JSON, GEXF or GraphML. It is fetched. */
  readonly url?: string | URL | undefined
  /** Colours; `auto`, the default, follows the reader's system. */
  readonly colorScheme?: 'light' | 'dark' | 'auto' | undefined
  /** Language of the words around the graph; the reader's own, as far as it is one of these, where none is given. */
  readonly language?: 'en' | 'ja' | undefined
  /**
   * Whether filters, selection and places are kept in the browser (IndexedDB) under the address of the page, and links
   * to a view are written into it. Left out or false, storage and address of the page are left alone.
   */
  readonly keepVisit?: boolean | undefined
}

/**
 * Shows the explorer within an element of any page and returns a function that takes it away again, with its styles.
 * The element gives the size; where it has no height, the explorer is 30rem high. Everything stays within it: windows,
 * keys, files that are dropped. Styles stand in constructed style sheets and workers in files beside the module, so a
 * content security policy of `script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:` will
 * do. A graph that cannot be had or read is told to the reader, in the element. Throws WRONG_OPTION when not exactly
 * one graph is given.
 */
export type MountExplorer = (element: HTMLElement, options: MountOptions) => () => void
