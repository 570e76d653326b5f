import { readFileSync } from 'node:fs'

import { findReferences } from '../../../src/language/coreference/find-references.ts'
import type { ReferenceInput } from '../../../src/language/coreference/reading.ts'
import { parseReferenceData, REFERENCE_LISTS } from '../../../src/language/coreference/reference-data.ts'
import type { ReferenceFiles } from '../../../src/language/coreference/reference-data.ts'
import type { Name, NameType, Reference, TokenRange } from '../../../src/language/layers.ts'

const folder = new URL('../../../data/lexicons/', import.meta.url)

/** The word lists of the package. */
export const referenceData = parseReferenceData(
  Object.fromEntries(
    REFERENCE_LISTS.map((name) => [name, readFileSync(new URL(`${name}.txt`, folder), 'utf8')]),
  ) as ReferenceFiles,
)

const XPOS: Readonly<Record<string, string>> = {
  NOUN: 'NN',
  PROPN: 'NNP',
  NUM: 'CD',
  VERB: 'VBD',
  AUX: 'VBZ',
  ADJ: 'JJ',
}

/**
 * Layers from a small notation: a line is a sentence, a word is `form/UPOS/head/relation`, then perhaps `/NAME` on the
 * first word of a name and `/+` on the next ones. Plural nouns are written `NOUN+`, a lemma `form=lemma`.
 */
export const layersOf = (notation: string): ReferenceInput => {
  const columns = { form: [], lemma: [], upos: [], xpos: [], deprel: [] } as Record<string, string[]>
  const sentences: TokenRange[] = []
  const names: Name[] = []
  const head: number[] = []
  const opens: number[] = []
  for (const line of notation.trim().split('\n')) {
    const first = head.length
    for (const word of line.trim().split(/\s+/u)) {
      const [text = '', tag = '', parent = '0', deprel = '', name] = word.split('/')
      const [form = '', lemma = form.toLowerCase()] = text.split('=')
      const upos = tag.replace('+', '')
      if (name === '+') names.push({ ...(names.pop() as Name), end: head.length + 1 })
      else if (name !== undefined)
        names.push({ first: head.length, end: head.length + 1, type: name as NameType, score: 1 })
      columns['form']?.push(form)
      columns['lemma']?.push(lemma)
      columns['upos']?.push(upos)
      columns['xpos']?.push(xposOf(form, tag, deprel))
      columns['deprel']?.push(deprel)
      opens.push(Number(head.length === first && first === 0))
      head.push(parent === '0' ? -1 : first + Number(parent) - 1)
    }
    sentences.push({ first, end: head.length })
  }
  return toInput(columns, head, { sentences, names, opens })
}

const xposOf = (form: string, tag: string, deprel: string): string => {
  if (tag === 'PRON') return /^(who|which|that)$/u.test(form) ? 'WDT' : deprel === 'nmod:poss' ? 'PRP$' : 'PRP'
  if (tag.endsWith('+')) return tag === 'NOUN+' ? 'NNS' : 'NNPS'
  if (tag === 'PUNCT') return form === ',' ? ',' : '.'
  return form === "'s" ? 'POS' : (XPOS[tag] ?? tag)
}

const toInput = (
  columns: Record<string, string[]>,
  head: readonly number[],
  rest: { sentences: TokenRange[]; names: Name[]; opens: number[] },
): ReferenceInput => {
  const { form = [], lemma = [], upos = [], xpos = [], deprel = [] } = columns
  const text = form.join(' ')
  const start = form.map((_, index) => form.slice(0, index).join(' ').length + Number(index > 0))
  return {
    document: { id: 'test', title: null, source: null, url: null, publishedAt: null, text, blocks: [] },
    tokens: {
      count: form.length,
      form,
      start: Uint32Array.from(start),
      end: Uint32Array.from(start, (offset, index) => offset + (form[index] ?? '').length),
      glued: new Uint8Array(form.length),
      opens: Uint8Array.from(rest.opens),
    },
    sentencesGiven: false,
    sentences: rest.sentences,
    names: rest.names,
    upos,
    xpos,
    lemma,
    feats: form.map(() => '_'),
    deprel,
    head: Int32Array.from(head),
  }
}

/** The references of a notation, to be asked by their words. */
export const readReferences = (notation: string) => {
  const input = layersOf(notation)
  const { references } = findReferences(input, referenceData)
  const words = ({ first, end }: TokenRange): string => input.tokens.form.slice(first, end).join(' ')
  const all = (phrase: string): Reference[] => references.filter((reference) => words(reference) === phrase)
  /** The n-th reference with these words. */
  const find = (phrase: string, occurrence = 1): Reference => {
    const found = all(phrase)[occurrence - 1]
    if (found === undefined) throw new Error(`No reference "${phrase}" among: ${references.map(words).join(' | ')}`)
    return found
  }
  const wordsOfChain = (chain: number): string =>
    words(references.find((reference) => reference.chain === chain) as Reference)
  return {
    input,
    references,
    find,
    ruleOf: (phrase: string, occurrence = 1): string => find(phrase, occurrence).rule,
    areOne: (left: string, right: string, occurrence = 1): boolean =>
      find(left).chain === find(right, left === right ? 2 : occurrence).chain,
    membersOf: (phrase: string): string[] => find(phrase).members.map(wordsOfChain),
  }
}
