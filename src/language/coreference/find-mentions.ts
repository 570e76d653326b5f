import { at } from '../../model/index.ts'
import type { Name, TokenIndex } from '../layers.ts'
import { describeMention } from './describe-mention.ts'
import type { Phrase } from './describe-mention.ts'
import type { Mention } from './mention.ts'
import { phraseOf } from './mention-span.ts'
import { baseRelation, childWith } from './reading.ts'
import type { Reading } from './reading.ts'
import type { ReferenceData } from './reference-data.ts'

/** All phrases of a document that may refer, in the order of their first token, the longer before the shorter. */
export const findMentions = (reading: Reading, data: ReferenceData): Mention[] => {
  const names = namesByToken(reading)
  const alone = namesAlone(reading)
  const phrases: Phrase[] = []
  for (let token = 0; token < reading.input.tokens.count; token++) {
    phrases.push(...phrasesAt(reading, data, token, names, alone))
  }
  phrases.sort((left, right) => left.first - right.first || right.end - left.end || left.headToken - right.headToken)
  return phrases.map((phrase, index) => describeMention(reading, data, phrase, index))
}

/** The name that each token belongs to. */
const namesByToken = (reading: Reading): Map<TokenIndex, Name> => {
  const surnames = surnamesOf(reading)
  const names = new Map<TokenIndex, Name>()
  for (const each of reading.input.names) {
    const name = isSurname(reading, each, surnames) ? { ...each, type: 'PERSON' as const } : each
    for (let token = name.first; token < name.end; token++) names.set(token, name)
  }
  return names
}

/** Last words of the full names of persons, with the first place where each stands. */
const surnamesOf = (reading: Reading): ReadonlyMap<string, TokenIndex> => {
  const surnames = new Map<string, TokenIndex>()
  for (const name of reading.input.names) {
    const word = at(reading.lower, name.end - 1)
    if (name.type === 'PERSON' && name.end - name.first > 1 && !surnames.has(word)) surnames.set(word, name.first)
  }
  return surnames
}

/** A lone word that the tagger took for a place, though it is the surname of a person named before, and no `in` stands by it. */
const isSurname = (reading: Reading, name: Name, surnames: ReadonlyMap<string, TokenIndex>): boolean =>
  name.end - name.first === 1 &&
  name.type !== 'PERSON' &&
  name.type !== 'TIME' &&
  (surnames.get(at(reading.lower, name.first)) ?? name.first) < name.first &&
  !reading.children(name.first).some((child) => baseRelation(reading, child) === 'case' && child < name.first)

const phrasesAt = (
  reading: Reading,
  data: ReferenceData,
  token: TokenIndex,
  names: ReadonlyMap<TokenIndex, Name>,
  alone: ReadonlySet<string>,
): Phrase[] => {
  const name = names.get(token) ?? null
  if (isPronoun(reading, token))
    return [{ first: token, end: token + 1, headToken: token, form: 'pronoun', name: null, parts: [] }]
  const inside = name !== null && headOf(reading, name) !== token
  if (inside ? !isNestedName(reading, token, name, alone) : !isNominal(reading, data, token, names)) return []
  const phrase = inside
    ? nestedPhrase(token)
    : name === null || at(reading.input.upos, token) !== 'ADJ'
      ? nounPhrase(reading, data, token, name, names)
      : adjective(token, name)
  const whole = coordination(reading, phrase)
  return whole === null ? [phrase] : [whole, phrase]
}

const NOUNS = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X'])
const NEVER = new Set([
  'flat',
  'fixed',
  'goeswith',
  'discourse',
  'reparandum',
  'nummod',
  'case',
  'cc',
  'mark',
  'advmod',
  'punct',
  'det',
  'dep',
  'amod',
])
const NOMINAL_RELATIONS = new Set(['nsubj', 'obj', 'iobj', 'obl', 'nmod', 'conj', 'appos', 'root', 'xcomp'])

const isNominal = (
  reading: Reading,
  data: ReferenceData,
  token: TokenIndex,
  names: ReadonlyMap<TokenIndex, Name>,
): boolean => {
  const name = names.get(token) ?? null
  const upos = at(reading.input.upos, token)
  const relation = at(reading.input.deprel, token)
  if (name !== null) {
    const parent = at(reading.input.head, token)
    const bearsTitle = parent >= 0 && parent < token && nameOfTitle(reading, data, parent, names) === name
    return !bearsTitle && (name.type !== 'QUANTITY' || upos === 'NOUN')
  }
  if (relation === 'nmod:desc' || NEVER.has(at(relation.split(':'), 0))) return false
  if (upos === 'NUM') return relation !== 'compound'
  if (QUANTITIES.has(at(reading.lower, token)) && NOMINAL_RELATIONS.has(baseRelation(reading, token)))
    return childWith(reading, token, ['nmod']) !== null
  if (DEMONSTRATIVES.has(at(reading.lower, token)) && upos === 'PRON')
    return childWith(reading, token, ['acl', 'nmod']) !== null
  if (upos === 'ADJ')
    return NOMINAL_RELATIONS.has(baseRelation(reading, token)) && childWith(reading, token, ['det']) !== null
  return NOUNS.has(upos)
}

/** Words that may head `most of the islands`. */
const QUANTITIES = new Set('all both each few many most none several some'.split(' '))

const isPronoun = (reading: Reading, token: TokenIndex): boolean => {
  const xpos = at(reading.input.xpos, token)
  if (xpos === 'PRP' || xpos === 'PRP$') return !isStress(reading, token)
  if (/^W(P|P\$|DT)$/u.test(xpos)) return isRelative(reading, token)
  if (at(reading.input.upos, token) !== 'PRON') return false
  if (PERSON_WORDS.has(at(reading.lower, token))) return true
  return DEMONSTRATIVES.has(at(reading.lower, token)) && childWith(reading, token, ['acl', 'nmod']) === null
}

/** `the state itself`: a reflexive that only stresses the noun before it. */
const isStress = (reading: Reading, token: TokenIndex): boolean =>
  /sel(f|ves)$/u.test(at(reading.lower, token)) &&
  at(reading.input.head, token) >= 0 &&
  at(reading.input.head, token) < token &&
  !['VERB', 'AUX', 'ADJ'].includes(at(reading.input.upos, at(reading.input.head, token)))

const PERSON_WORDS = new Set(['someone', 'somebody', 'anyone', 'anybody', 'everyone', 'everybody'])
const DEMONSTRATIVES = new Set(['this', 'that', 'these', 'those', 'both'])

/** Whether a wh-word opens a relative clause. */
export const isRelative = (reading: Reading, token: TokenIndex): boolean => {
  let current = token
  for (let steps = 0; steps < 8 && current >= 0; steps++) {
    if (at(reading.input.deprel, current) === 'acl:relcl') return true
    current = at(reading.input.head, current)
  }
  return false
}

/** The token of a name whose head lies outside of it. */
const headOf = (reading: Reading, name: Name): TokenIndex => {
  for (let token = name.first; token < name.end; token++) {
    const head = at(reading.input.head, token)
    if ((head < name.first || head >= name.end) && at(reading.input.upos, token) !== 'PUNCT') return token
  }
  return name.end - 1
}

/** A name inside a longer name (`Tulsa` in `Tulsa Airport`) that stands alone elsewhere in the document. */
const isNestedName = (reading: Reading, token: TokenIndex, name: Name, alone: ReadonlySet<string>): boolean =>
  name.type === 'TIME'
    ? /^[12]\d{3}$/u.test(at(reading.lower, token))
    : name.type !== 'PERSON' &&
      at(reading.input.upos, token) === 'PROPN' &&
      ['nmod', 'nmod:poss', 'compound'].includes(at(reading.input.deprel, token)) &&
      alone.has(at(reading.lower, token))

/** Names of one word, as the document has them. */
const namesAlone = (reading: Reading): ReadonlySet<string> =>
  new Set(
    reading.input.names
      .filter(
        (name) => name.end - name.first === 1 && name.type !== 'NORP' && name.type !== 'TIME' && name.type !== 'PERSON',
      )
      .map((name) => at(reading.lower, name.first)),
  )

const nestedPhrase = (token: TokenIndex): Phrase => ({
  first: token,
  end: token + 1,
  headToken: token,
  form: 'name',
  name: null,
  parts: [],
})

const adjective = (headToken: TokenIndex, name: Name): Phrase => ({
  first: name.first,
  end: name.end,
  headToken,
  form: 'adjective',
  name,
  parts: [],
})

const nounPhrase = (
  reading: Reading,
  data: ReferenceData,
  headToken: TokenIndex,
  own: Name | null,
  names: ReadonlyMap<TokenIndex, Name>,
): Phrase => {
  const isStrict = own?.type === 'PERSON' || own?.type === 'GPE'
  const range = phraseOf(reading, headToken, isStrict)
  const name = own ?? nameOfTitle(reading, data, headToken, names)
  const first = own === null ? range.first : Math.min(range.first, own.first)
  const end = own === null ? range.end : Math.max(range.end, own.end)
  const lemma = at(reading.lemma, headToken)
  const isTitle = data.personTitles.has(lemma) || data.personNouns.has(lemma)
  const form = name !== null || (at(reading.input.upos, headToken) === 'PROPN' && !isTitle) ? 'name' : 'nominal'
  return { first, end, headToken, form, name, parts: [] }
}

/** The person's name that hangs on a title: `spokeswoman` → flat `Ann Li`. */
const nameOfTitle = (
  reading: Reading,
  data: ReferenceData,
  head: TokenIndex,
  names: ReadonlyMap<TokenIndex, Name>,
): Name | null => {
  if (!data.personNouns.has(at(reading.lemma, head)) && !data.personTitles.has(at(reading.lemma, head))) return null
  const bearer = reading
    .children(head)
    .find((child) => child > head && names.get(child)?.type === 'PERSON' && isBare(reading, child))
  return bearer === undefined ? null : (names.get(bearer) ?? null)
}

/** Whether a name follows its title with neither comma nor preposition. */
const isBare = (reading: Reading, child: TokenIndex): boolean =>
  (['flat', 'nmod'].includes(baseRelation(reading, child)) || isBareApposition(reading, child)) &&
  !reading.children(child).some((word) => word < child && ['case', 'punct', 'cc'].includes(baseRelation(reading, word)))

/** `spokeswoman Ann Li`, but not `his sister Ann Li`, which are two phrases. */
const isBareApposition = (reading: Reading, child: TokenIndex): boolean =>
  baseRelation(reading, child) === 'appos' &&
  childWith(reading, at(reading.input.head, child), ['det']) === null &&
  !reading.children(at(reading.input.head, child)).some((word) => at(reading.input.deprel, word) === 'nmod:poss')

/** The whole of `A, B and C` where a phrase is its first conjunct. */
const coordination = (reading: Reading, phrase: Phrase): Phrase | null => {
  const { headToken } = phrase
  const conjuncts = reading
    .children(headToken)
    .filter((child) => baseRelation(reading, child) === 'conj' && NOUNS.has(at(reading.input.upos, child)))
  if (conjuncts.length === 0 || at(reading.input.deprel, headToken) === 'root') return null
  const isOr = conjuncts.some((child) => reading.children(child).some((word) => at(reading.lower, word) === 'or'))
  const last = at(conjuncts, conjuncts.length - 1)
  if (isOr) return null
  const opening = reading.children(headToken).find((child) => at(reading.input.deprel, child) === 'cc:preconj')
  const first = Math.min(phrase.first, opening ?? phrase.first)
  return {
    ...phrase,
    first,
    form: 'coordination',
    name: null,
    end: Math.max(phrase.end, phraseOf(reading, last).end),
    parts: [headToken, ...conjuncts],
  }
}
