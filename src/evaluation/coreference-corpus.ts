import type { ReferenceLayer, TagLayer, TokenLayer, TokenRange, TreeLayer } from '../language/layers.ts'
import type { Document } from '../model/index.ts'
import { scoreCoreference } from './coreference.ts'
import type { ChainPair, CoreferenceScore, MentionChain } from './coreference.ts'

/** A document of GUM: its words, tags, trees, and the chains that its annotators marked. */
export interface GoldReferences extends TagLayer, TreeLayer {
  readonly id: string
  readonly layer: TokenLayer
  readonly sentences: readonly TokenRange[]
  readonly chains: readonly GoldChain[]
}

/** Mentions of one thing. `type` is GUM's: person, place, organization, … */
export interface GoldChain {
  readonly type: string
  readonly mentions: readonly TokenRange[]
}

/** Reads the references of a document whose words are given; it may use the gold trees or its own. */
export type ReferenceAnalyser = (document: GoldReferences) => ReferenceLayer | Promise<ReferenceLayer>

/** CoNLL score of an analyser on a CoNLL-U text with GUM's `Entity=`: exact spans, chains of one mention left out. */
export const evaluateCoreference = async (conllu: string, analyse: ReferenceAnalyser): Promise<CoreferenceScore> => {
  const pairs: ChainPair[] = []
  for (const document of parseGoldReferences(conllu)) pairs.push(toChainPair(document, await analyse(document)))
  return scoreCoreference(pairs)
}

/** Chains by span. Relative pronouns are left out, since GUM does not mark them; of equal spans the first counts. */
export const toChainPair = (document: GoldReferences, { references }: ReferenceLayer): ChainPair => {
  const predicted = new Map<number, string[]>()
  const seen = new Set<string>()
  for (const reference of references) {
    const key = keyOf(reference)
    if (reference.rule === 'relative' || seen.has(key)) continue
    seen.add(key)
    predicted.set(reference.chain, [...(predicted.get(reference.chain) ?? []), key])
  }
  const gold = document.chains.map(({ mentions }): MentionChain => [...new Set(mentions.map(keyOf))])
  return { gold, predicted: [...predicted.values()] }
}

const keyOf = ({ first, end }: TokenRange): string => `${first}-${end}`

/** Read the documents of a CoNLL-U text with `# newdoc` and GUM's `Entity=` in MISC. */
export const parseGoldReferences = (conllu: string): GoldReferences[] =>
  conllu
    .split(/^# newdoc id = /mu)
    .slice(1)
    .map((text) => parseDocument(text))

const parseDocument = (text: string): GoldReferences => {
  const reader = createReader()
  for (const line of text.split('\n')) {
    if (line === '') reader.endSentence()
    else if (line.startsWith('# newpar')) reader.paragraph()
    else if (/^\d+\t/u.test(line)) reader.word(line.split('\t'))
  }
  reader.endSentence()
  return reader.finish(text.slice(0, text.indexOf('\n')).trim())
}

interface WordRow {
  readonly form: string
  readonly start: number
  readonly opens: boolean
  readonly columns: readonly string[]
  readonly head: number
}

const createReader = () => {
  const rows: WordRow[] = []
  const sentences: TokenRange[] = []
  const entities = createEntityReader()
  let first = 0
  let offset = 0
  let opens = true
  return {
    paragraph: (): void => {
      opens = true
    },
    word: (columns: readonly string[]): void => {
      const [, form = '', , , , , head = '0', , , misc = ''] = columns
      rows.push({ form, start: offset, opens, columns, head: head === '0' ? -1 : first + Number(head) - 1 })
      offset += form.length + (misc.includes('SpaceAfter=No') ? 0 : 1)
      opens = false
      entities.read(/(?:^|\|)Entity=([^|]*)/u.exec(misc)?.[1] ?? '', rows.length - 1)
    },
    endSentence: (): void => {
      if (rows.length > first) sentences.push({ first, end: rows.length })
      first = rows.length
    },
    finish: (id: string): GoldReferences => ({ id, ...toLayers(id, rows), sentences, chains: entities.chains() }),
  }
}

/** Follows the brackets of `Entity=` from word to word. */
const createEntityReader = () => {
  const open = new Map<string, number[]>()
  const chains = new Map<string, { type: string; mentions: TokenRange[] }>()
  const close = (id: string, end: number): void => {
    const first = open.get(id)?.pop()
    if (first !== undefined) chains.get(id)?.mentions.push({ first, end })
  }
  return {
    read: (value: string, token: number): void => {
      for (const [part] of value.matchAll(/\([^()]+\)?|[^()]+\)/gu)) {
        const [id = '', type = ''] = part.replace(/[()]/gu, '').split('-')
        if (part.startsWith('(')) {
          open.set(id, [...(open.get(id) ?? []), token])
          if (!chains.has(id)) chains.set(id, { type, mentions: [] })
        }
        if (part.endsWith(')')) close(id, token + 1)
      }
    },
    chains: (): GoldChain[] => [...chains.values()].filter(({ mentions }) => mentions.length > 0),
  }
}

const toLayers = (id: string, rows: readonly WordRow[]) => {
  const column = (index: number): string[] => rows.map(({ columns }) => columns[index] ?? '_')
  const tokens = {
    count: rows.length,
    start: Uint32Array.from(rows, ({ start }) => start),
    end: Uint32Array.from(rows, ({ start, form }) => start + form.length),
    form: rows.map(({ form }) => form),
    glued: new Uint8Array(rows.length),
    opens: Uint8Array.from(rows, (row) => Number(row.opens)),
  }
  return {
    layer: { document: toDocument(id, rows), tokens, sentencesGiven: false },
    lemma: column(2),
    upos: column(3),
    xpos: column(4),
    feats: column(5),
    head: Int32Array.from(rows, ({ head }) => head),
    deprel: column(7),
  }
}

const toDocument = (id: string, rows: readonly WordRow[]): Document => {
  let text = ''
  for (const { form, start } of rows) text = text.padEnd(start, ' ') + form
  return {
    id,
    title: null,
    source: null,
    url: null,
    publishedAt: null,
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  }
}
