import { SaxesParser } from 'saxes'

import { KnowledgeError } from '../../../model/index.ts'
import { textDecoder } from '../text-decoder.ts'

/** An element without the prefixes of its name and attributes. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface XmlHandlers {
  readonly open: (element: XmlElement) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  readonly instruction: (target: string, body: string) => void
}

/** Deeper than any graph that a program writes; hostile files end here. */
const MAX_DEPTH = 200
const CHUNK_BYTES = 1 << 20

/**
 * Read XML piece by piece. Entities of a document type are not expanded, so none can explode. Throws BROKEN_GRAPH with
 * line and column where the file is no well-formed XML, is cut short or nests too deep.
 */
export const readXml = (bytes: Uint8Array, handlers: XmlHandlers): void => {
  const parser = new SaxesParser()
  const stop = (why: string): never => {
    const place = `line ${String(parser.line)}, column ${String(parser.column + 1)}`
    throw new KnowledgeError('BROKEN_GRAPH', `The graph file is broken at ${place}: ${why}.`)
  }
  let depth = 0
  parser.on('error', (error) =>
    stop(error.message.replace(/^(?:undefined|[^ ]*:)?\d*:?\d*:\s*/u, '').replace(/\.$/u, '')),
  )
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > MAX_DEPTH) stop(`more than ${String(MAX_DEPTH)} elements are nested in each other`)
    handlers.open({ name: localName(name), attributes: withLocalNames(attributes) })
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handlers.close(localName(name))
  })
  parser.on('text', handlers.text)
  parser.on('cdata', handlers.text)
  parser.on('processinginstruction', ({ target, body }) => handlers.instruction(target, body))
  const decoder = textDecoder(encodingOf(bytes))
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    parser.write(decoder.decode(bytes.subarray(start, start + CHUNK_BYTES), { stream: true }))
  }
  parser.write(decoder.decode())
  parser.close()
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const withLocalNames = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  let isPrefixed = false
  for (const name in attributes) if (name.includes(':')) isPrefixed = true
  if (!isPrefixed) return attributes
  const found: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(attributes)) found[localName(name)] = value
  return found
}

/** UTF-16 by its mark, else what the declaration says where the machine knows it, else UTF-8. */
const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = textDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/u.exec(head)?.[1]
  try {
    return textDecoder(declared ?? 'utf-8').encoding
  } catch {
    return 'utf-8'
  }
}
