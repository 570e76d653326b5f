import { SaxesParser } from 'saxes'

import { KnowledgeError } from '../../../model/index.ts'
import { decodePieces } from './decode-pieces.ts'
import type { GraphFileSource } from './decode-pieces.ts'
import { CUT_SHORT, NOT_PLAIN, RecordEvents, scanRecord, skipBlanks } from './scan-record.ts'
import { TextCache } from './text-cache.ts'

/** An element, to be looked at while it is handed over and not kept. Names are without their prefixes. */
export interface XmlElement {
  readonly name: string
  /** The value of an attribute. */
  readonly get: (attribute: string) => string | undefined
}

export interface XmlHandlers {
  readonly open: (element: XmlElement) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  readonly instruction: (target: string, body: string) => void
}

/** Deeper than any graph that a program writes; hostile files end here. */
const MAX_DEPTH = 200
/** A record that is longer goes to the parser piece by piece. */
const MAX_RECORD_LENGTH = 1 << 22

/** Names that almost every graph file has. */
const USUAL_NAMES = [
  ...['node', 'edge', 'attvalues', 'attvalue', 'data', 'id', 'label', 'source', 'target', 'kind', 'weight', 'for'],
  ...['value', 'start', 'end', 'key', 'pid', 'type', 'spells', 'spell', 'size', 'color', 'position', 'r', 'g', 'b'],
]

/**
 * Read XML piece by piece. Entities of a document type are not expanded, so none can explode. Throws BROKEN_GRAPH with
 * line and column where the file is no well-formed XML, is cut short or nests too deep.
 *
 * A graph file is almost all plain `node` and `edge` elements: those `scanRecord` reads, several times as fast as the
 * parser of XML, which reads all the rest and whatever is not plain.
 */
export const readXml = (source: GraphFileSource, handlers: XmlHandlers): void => {
  const parser = createParser(handlers)
  const records = createRecords(handlers)
  let waiting = ''
  const read = (text: string, isLast: boolean): void => {
    // At once flat: a rope would be walked at each look.
    const whole = [waiting, text].join('')
    let at = 0
    for (;;) {
      if (parser.isBetweenElements()) {
        const end = records.take(whole, at)
        if (end > at) {
          parser.skip(whole, at, end)
          at = end
          continue
        }
        if (end === CUT_SHORT && !isLast && whole.length - at < MAX_RECORD_LENGTH) break
      }
      const next = records.find(whole, at + 1)
      // A name may be cut at the end of the piece.
      const stop = next >= 0 ? next : isLast ? whole.length : Math.max(at, whole.lastIndexOf('<'))
      if (stop === at) break
      parser.feed(whole.slice(at, stop))
      at = stop
    }
    waiting = whole.slice(at)
    if (isLast || waiting.length >= MAX_RECORD_LENGTH) {
      parser.feed(waiting)
      waiting = ''
    }
  }
  for (const text of decodePieces(source)) read(text, false)
  read('', true)
  parser.close()
}

/** Takes plain `node` and `edge` elements out of a text. */
const createRecords = (handlers: XmlHandlers) => {
  const events = new RecordEvents(new TextCache(USUAL_NAMES))
  let [from, to] = [0, 0]
  const element = {
    name: '',
    get: (attribute: string): string | undefined => {
      for (let index = from; index < to; index++)
        if (events.attributeNames[index] === attribute) return events.attributeValues[index]
      return undefined
    },
  }
  const start = /<(?:node|edge)(?=[\s/>])/gu
  return {
    /** Where the next one begins; -1: nowhere. */
    find: (text: string, at: number): number => {
      start.lastIndex = at
      return start.exec(text)?.index ?? -1
    },
    /** Hands over the record that comes next; where it ends, NOT_PLAIN where there is none, CUT_SHORT. */
    take: (text: string, at: number): number => {
      const begin = skipBlanks(text, at)
      if (!text.startsWith('<edge', begin) && !text.startsWith('<node', begin)) return NOT_PLAIN
      if (!/[\s/>]/u.test(text.charAt(begin + '<edge'.length))) return NOT_PLAIN
      const end = scanRecord(text, begin, events)
      if (end < 0) return end
      for (let event = 0; event < events.count; event++) {
        const name = events.names[event] ?? ''
        const opens = events.opens[event]
        if (opens === 0) handlers.close(name)
        else if (opens === 2) handlers.text(name)
        else {
          from = events.attributesFrom[event] ?? 0
          to = events.attributesFrom[event + 1] ?? events.attributes
          element.name = name
          handlers.open(element)
        }
      }
      return end
    },
  }
}

/** The parser of XML, and where it stands in the file although it does not see all of it. */
const createParser = (handlers: XmlHandlers) => {
  const parser = new SaxesParser()
  let depth = 0
  /** Position behind the last tag that the parser read. */
  let tagEnd = -1
  let isBetween = false
  /** UTF-16 units given to the parser. */
  let fed = 0
  let skippedLines = 0
  /** On this line of the parser's, columns are so many more. */
  let shiftedLine = -1
  let shift = 0
  const stop = (why: string): never => {
    const column = parser.column + 1 + (parser.line === shiftedLine ? shift : 0)
    const place = `line ${String(parser.line + skippedLines)}, column ${String(column)}`
    throw new KnowledgeError('BROKEN_GRAPH', `The graph file is broken at ${place}: ${why}.`)
  }
  parser.on('error', (error) =>
    stop(error.message.replace(/^(?:undefined|[^ ]*:)?\d*:?\d*:\s*/u, '').replace(/\.$/u, '')),
  )
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > MAX_DEPTH) stop(`more than ${String(MAX_DEPTH)} elements are nested in each other`)
    const values = withLocalNames(attributes)
    handlers.open({ name: localName(name), get: (attribute) => values[attribute] })
    tagEnd = parser.position
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handlers.close(localName(name))
    tagEnd = parser.position
  })
  parser.on('text', handlers.text)
  parser.on('cdata', handlers.text)
  parser.on('processinginstruction', ({ target, body }) => handlers.instruction(target, body))
  return {
    feed: (text: string): void => {
      parser.write(text)
      fed += text.length
      const blanks = text.length - text.trimEnd().length
      isBetween = depth > 0 && fed - blanks === tagEnd && parser.xmlDecl.version !== '1.1'
    },
    /** Whether what it read last is a tag, within the root, so that an element or text may come. */
    isBetweenElements: (): boolean => isBetween,
    /** Passes over what was read by others, from the place where it stands. */
    skip: (text: string, start: number, end: number): void => {
      let lines = 0
      let lineStart = -1
      for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
        lines += 1
        lineStart = at + 1
      }
      skippedLines += lines
      if (lines > 0) shift = end - lineStart - parser.column
      else shift = (parser.line === shiftedLine ? shift : 0) + end - start
      shiftedLine = parser.line
    },
    close: (): void => {
      parser.close()
    },
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const withLocalNames = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const found: Record<string, string> = Object.create(null) as Record<string, string>
  for (const name in attributes) found[localName(name)] = attributes[name] ?? ''
  return found
}
