import { KnowledgeError } from '../model/index.ts'

/** Names of one document by the corpus's own types. */
export interface NameDocument {
  readonly id: string
  /** Words, sentence by sentence; empty where the corpus gives a text only. */
  readonly sentences: readonly (readonly string[])[]
  /** The text where the corpus marks characters, else null. */
  readonly text: string | null
  /** Where `text` is null: word indices within `sentences[sentence]`; else UTF-16 offsets, `sentence` being 0. */
  readonly names: readonly MarkedName[]
}

export interface MarkedName {
  readonly sentence: number
  readonly start: number
  readonly end: number
  readonly type: string
}

/** Read a file of words and IOB2 tags parted by tabs; `tag` and `word` are columns. A document has `# newdoc`, or is one sentence. */
export const parseIob = (
  text: string,
  { word, tag }: { readonly word: number; readonly tag: number },
): NameDocument[] => {
  const hasDocuments = /^# newdoc/mu.test(text)
  const documents: { id: string; sentences: string[][]; names: MarkedName[] }[] = []
  let words: string[] = []
  let tags: string[] = []
  const flush = (): void => {
    if (words.length === 0) return
    if (!hasDocuments) documents.push({ id: String(documents.length), sentences: [], names: [] })
    const document = documents.at(-1)
    document?.names.push(...iobNames(tags, document.sentences.length))
    document?.sentences.push(words)
    words = []
    tags = []
  }
  for (const line of text.split('\n')) {
    if (line.startsWith('# newdoc'))
      documents.push({ id: line.slice(line.indexOf('=') + 1).trim(), sentences: [], names: [] })
    const cells = line.split('\t')
    if (line.trim() === '') flush()
    else if (!line.startsWith('# ') && cells.length > Math.max(word, tag)) {
      words.push(cells[word] ?? '')
      tags.push(cells[tag] ?? 'O')
    }
  }
  flush()
  return documents.map((document) => ({ ...document, text: null }))
}

const iobNames = (tags: readonly string[], sentence: number): MarkedName[] => {
  const names: MarkedName[] = []
  for (let start = 0; start < tags.length; start++) {
    if (tags[start]?.startsWith('B-') !== true) continue
    let end = start + 1
    while (tags[end]?.startsWith('I-') === true) end++
    names.push({ sentence, start, end, type: (tags[start] ?? '').slice(2) })
  }
  return names
}

/** Read Re-DocRED (JSON lines): words, and the mentions of its entities; a span that is marked twice counts once. */
export const parseReDocRed = (jsonl: string): NameDocument[] =>
  records(jsonl).map((record) => {
    const { title, sents, entities } = record as unknown as ReDocRedRecord
    const names = new Map<string, MarkedName>()
    for (const { mentions } of entities)
      for (const { sent, start, end, type } of mentions)
        names.set(`${String(sent)}:${String(start)}:${String(end)}`, { sentence: sent, start, end, type })
    return {
      id: title,
      sentences: sents,
      text: null,
      names: [...names.values()].filter(({ start, end }) => end > start),
    }
  })

interface ReDocRedRecord {
  readonly title: string
  readonly sents: readonly (readonly string[])[]
  readonly entities: readonly {
    readonly mentions: readonly {
      readonly sent: number
      readonly start: number
      readonly end: number
      readonly type: string
    }[]
  }[]
}

/** Proposals of re3d below this confidence were rejected by its annotators. */
const RE3D_CONFIDENCE = 0.5

/** Read re3d (JSON lines): texts with the spans that its annotators kept. */
export const parseRe3d = (jsonl: string): NameDocument[] =>
  records(jsonl).map((record) => {
    const { id, text, entities } = record as unknown as Re3dRecord
    const names = entities
      .filter(({ confidence }) => confidence >= RE3D_CONFIDENCE)
      .map(({ begin, end, type }) => ({ sentence: 0, start: begin, end, type }))
    return { id, sentences: [], text, names }
  })

interface Re3dRecord {
  readonly id: string
  readonly text: string
  readonly entities: readonly {
    readonly begin: number
    readonly end: number
    readonly type: string
    readonly confidence: number
  }[]
}

const records = (jsonl: string): Record<string, unknown>[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Record<string, unknown>
      } catch (cause) {
        throw new KnowledgeError('BROKEN_FILE', `Line ${String(index + 1)} of the corpus is no JSON.`, { cause })
      }
    })

/** Every fifth document, from the first: the part that training leaves out (`training/relata_training/data.py`). */
export const heldFifth = <Item>(documents: readonly Item[]): Item[] => documents.filter((_, index) => index % 5 === 0)
