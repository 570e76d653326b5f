import { KnowledgeError } from '../../model/index.ts'

/** The formats that documents are read from. */
export type DocumentFormat = 'text' | 'markdown' | 'html' | 'json' | 'jsonl' | 'csv' | 'feed'

const FORMAT_OF_EXTENSION: Readonly<Record<string, DocumentFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  xml: 'feed',
  rss: 'feed',
  rdf: 'feed',
  atom: 'feed',
}

/** Extensions of files that `readDocuments` reads, without the dot, sorted. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(FORMAT_OF_EXTENSION).sort()

/** Whether a file's name says that it is JSON Lines. */
export const isJsonLinesName = (name: string): boolean => /\.(?:jsonl|ndjson)$/i.test(name)

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-'

/**
 * The format of a file: by its extension, or by its content where the name has none.
 *
 * @throws KnowledgeError UNKNOWN_FORMAT for another extension, and for a graph.
 */
export const detectFormat = (name: string, text: string): DocumentFormat => {
  const extension = extensionOf(name)
  if (extension === null) return sniffFormat(name, text)
  const format = Object.hasOwn(FORMAT_OF_EXTENSION, extension) ? FORMAT_OF_EXTENSION[extension] : undefined
  if (format) return format
  throw new KnowledgeError(
    'UNKNOWN_FORMAT',
    `${name} ends in ".${extension}", which no reader knows. Known are ${READABLE_EXTENSIONS.join(', ')}; ` +
      'rename the file if it is one of them.',
  )
}

/** The name of a file without folders and extension; `stdin` for standard input. */
export const baseNameOf = (name: string): string => {
  if (name === STANDARD_INPUT || name === '') return 'stdin'
  const file = fileOf(name)
  const extension = extensionOf(name)
  return extension === null ? file : file.slice(0, -extension.length - 1)
}

const fileOf = (name: string): string => name.replace(/[\\/]+$/, '').replace(/^.*[\\/]/s, '')

const extensionOf = (name: string): string | null =>
  /[^.]\.([a-z][a-z\d]{0,9})$/i.exec(fileOf(name))?.[1]?.toLowerCase() ?? null

const sniffFormat = (name: string, text: string): DocumentFormat => {
  const head = text.slice(0, 4096).trimStart()
  if (/^[{[]/.test(head)) return sniffJson(text)
  if (
    /^(?:<!doctype html|<\?xml[^>]*>\s*<(?:!doctype html|html)|<(?:html|head|body|article|main|section|header|div|h[1-6]|p)[\s>])/i.test(
      head,
    )
  ) {
    return 'html'
  }
  const root = /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(rss|feed|rdf:RDF|gexf|graphml)[\s>]/.exec(head)?.[1]
  if (root === 'gexf' || root === 'graphml')
    throw new KnowledgeError(
      'UNKNOWN_FORMAT',
      `${name === STANDARD_INPUT ? 'Standard input' : name} holds a graph (<${root}>), no article. Ask it with --graph, or open it in the explorer.`,
    )
  if (root !== undefined) return 'feed'
  const isMarkdown = /^---\n|^#{1,6} \S|\n#{1,6} \S|\[[^\]\n]+\]\(https?:[^)\s]+\)/.test(head)
  return isMarkdown ? 'markdown' : 'text'
}

/** Lines that are objects each are JSONL; text that merely begins with a bracket (`[1] The talks …`) is text. */
const sniffJson = (text: string): DocumentFormat => {
  const [first = '', second = ''] = text.split('\n').filter((line) => line.trim() !== '')
  if (isObject(first) && isObject(second)) return 'jsonl'
  return /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{"\]]|$))/.test(text) ? 'json' : 'text'
}

const isObject = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false // No JSON: then it is not an object, which is all that is asked.
  }
}
