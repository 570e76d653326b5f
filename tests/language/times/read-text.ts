import type { Document } from '../../../src/model/index.ts'
import type { TimeInput } from '../../../src/language/times/word-sequence.ts'
import { findTimesWithRules } from '../../../src/language/times/find-times.ts'
import { tokenize } from '../../../src/language/tokenize/tokenize.ts'

const LEXICON = {
  hyphenPrefixes: new Set(['mid', 'pre', 'post', 'anti']),
  abbreviations: new Set(['jan.', 'feb.', 'aug.', 'sept.', 'oct.', 'nov.', 'dec.', 'sat.', 'mon.', 'c.']),
}

const WORDS: Readonly<Record<string, string>> = {
  ADP: 'in on at of to for from by with since until till during before after between through over about around within',
  DET: 'the a an this that these those each every some',
  AUX: "will 'll is are was were be been has have had may would shall",
  PRON: 'he she it they who his her its their',
  CCONJ: 'and or but',
  PUNCT: '. , ; : - – — ( ) ” “',
  SYM: '$ € %',
  PART: "to not 's ’s",
  ADV: 'then now ago later earlier so unlike there early late here soon about once up',
  ADJ: 'last next past recent joint odd old long free few other',
  VERB: 'said says met meet signed fell rose left leaves began ended opened paid came come spoke rest ran led rode smiled saw took visit hold agreed grew resigned sat',
}
const TAGS = new Map(
  Object.entries(WORDS).flatMap(([tag, words]) => words.split(' ').map((word) => [word, tag] as const)),
)

/** As good a tag as a small list gives. */
const tagWord = (form: string, opens: boolean): string => {
  const known = TAGS.get(form.toLowerCase())
  if (known !== undefined && !(form === 'May' && !opens)) return known
  if (/^[\d.,]+$/u.test(form)) return 'NUM'
  if (/^\p{Lu}/u.test(form) && !opens) return 'PROPN'
  return !/^(?:morning|evening|beginning)$/u.test(form) && /(?:ed|ing)$/u.test(form) ? 'VERB' : 'NOUN'
}

/** Tokens, sentences and tags of a text, parted with small lists instead of a trained model. */
export const readText = (text: string, publishedAt: string | null = '2022-03-23'): TimeInput => {
  const document: Document = {
    id: 'test',
    title: null,
    source: null,
    url: null,
    publishedAt,
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  }
  const layer = tokenize(document, LEXICON)
  const { form, count } = layer.tokens
  const starts = form.flatMap((_, token) => (token === 0 || form[token - 1] === '.' ? token : []))
  const sentences = starts.map((first, index) => ({ first, end: starts[index + 1] ?? count }))
  const upos = form.map((word, token) => tagWord(word, starts.includes(token)))
  return { ...layer, sentences, upos }
}

/** A time as tests write it: `day 2022-03-07`, `range 2018-01-01…`, `none`; with its words and its rule. */
export interface ReadTime {
  readonly text: string
  readonly gives: string
  readonly rule: string
}

/** The times of a text, readable. */
export const timesIn = (text: string, publishedAt: string | null = '2022-03-23'): readonly ReadTime[] => {
  const input = readText(text, publishedAt)
  return findTimesWithRules(input).map(({ first, end, interval, rule }) => {
    const words = text.slice(input.tokens.start[first], input.tokens.end[end - 1])
    if (interval === null) return { text: words, gives: 'none', rule }
    const { start, end: last, precision } = interval
    return {
      text: words,
      gives: `${precision} ${start === last ? (start ?? '') : `${start ?? ''}…${last ?? ''}`}`,
      rule,
    }
  })
}
