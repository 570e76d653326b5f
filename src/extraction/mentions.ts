import { ENTITY_TYPES, at } from '../model/index.ts'
import type { EntityType, Mention, MentionIndex, MentionKind, Qualifier } from '../model/index.ts'
import type { TokenIndex, TokenRange } from '../language/layers.ts'
import type { ExtractionData } from './extraction-data.ts'
import {
  dependentBy,
  dependentsBy,
  formOf,
  headOf,
  isRelativePronoun,
  lemmaOf,
  phraseRange,
  prepositionOf,
  relOf,
  sentenceStart,
  spanOfRange,
  textOfRange,
  uposOf,
} from './reading.ts'
import type { Reading } from './reading.ts'
import { nounClassOf } from './noun-class.ts'

/** The mentions of one document, each made once, by its head word. */
export interface Mentions {
  /** The mention headed by a token; null where the word names nothing (a time, a quantity, an expletive). */
  readonly of: (token: TokenIndex) => MentionIndex | null
  readonly get: (mention: MentionIndex) => Mention
  readonly list: () => readonly Mention[]
}

const CLASS_TYPES: Readonly<Record<string, EntityType>> = {
  OFFICE: 'PERSON',
  PERSON: 'PERSON',
  PEOPLE: 'NORP',
  ORGANISATION: 'ORG',
  NEGOTIATION: 'EVENT',
  CONFLICT: 'EVENT',
  EVENT: 'EVENT',
  RELATIONS: 'EVENT',
  COMMUNICATION: 'EVENT',
  AGREEMENT: 'LAW',
  SANCTIONS: 'POLICY',
  POLICY: 'POLICY',
  TERRITORY: 'LOC',
  PLACE: 'LOC',
  DOCUMENT: 'DOC',
  WEAPON: 'PRODUCT',
  VEHICLE: 'PRODUCT',
  PRODUCT: 'PRODUCT',
}
/** Classes that are never a node, however modified. */
const NEVER_NODES = new Set(['VAGUE', 'QUANTITY', 'TIME', 'BODY', 'WEATHER'])
/** Classes that are a node only when something narrows them down. */
const ONLY_NARROWED = new Set([
  'ABSTRACT',
  'IDEA',
  'PERSON',
  'OFFICE',
  'COMMUNICATION',
  'ORGANISATION',
  'PLACE',
  'MONEY',
])
const isEntityType = (type: string): type is EntityType => ENTITY_TYPES.some((known) => known === type)

/** Collect mentions as rules ask for them. */
export const createMentions = (reading: Reading, data: ExtractionData): Mentions => {
  const list: Mention[] = []
  const byHead = new Map<TokenIndex, MentionIndex | null>()
  const of = (token: TokenIndex): MentionIndex | null => {
    const head = headOfName(reading, bearerOf(reading, data, token))
    const known = byHead.get(head)
    if (known !== undefined) return known
    byHead.set(head, null) // a phrase that qualifies itself ends here
    const mention = makeMention(reading, data, head, of)
    if (mention === null) return null
    list.push(mention)
    byHead.set(head, list.length - 1)
    return list.length - 1
  }
  return { of, get: (mention) => at(list, mention), list: () => list }
}

/** `minister Ann Li`, `singer Ann Li`, where the tree hangs the name on the noun: the mention is the person. */
const bearerOf = (reading: Reading, data: ExtractionData, token: TokenIndex): TokenIndex => {
  const next = reading.analysis.names[reading.nameOf[token + 1] ?? -1]
  if (
    next?.type !== 'PERSON' ||
    next.first !== token + 1 ||
    !/^(?:OFFICE|PERSON)$/u.test(data.nounClasses.get(lemmaOf(reading, token)) ?? '')
  )
    return token
  return headOf(reading, token + 1) === token ? token + 1 : token
}

/** Any word of a name stands for the whole of it. */
const headOfName = (reading: Reading, token: TokenIndex): TokenIndex => {
  const name = reading.analysis.names[at(reading.nameOf, token)]
  if (name === undefined || !isEntityType(name.type)) return token
  for (let word = token; ; word = headOf(reading, word)) {
    const head = headOf(reading, word)
    if (head < name.first || head >= name.end) return uposOf(reading, word) === 'PUNCT' ? token : word
  }
}

const makeMention = (reading: Reading, data: ExtractionData, head: TokenIndex, of: Mentions['of']): Mention | null => {
  if (at(reading.timeOf, head) >= 0) return null
  const upos = uposOf(reading, head)
  const people = isCountedPeople(reading, data, head)
  const title = isTitle(reading, data, head)
  const name =
    title || people || upos === 'PRON' ? null : (nameRange(reading, data, head) ?? placeRange(reading, data, head))
  if (name === null && !/^(?:NOUN|PROPN|PRON)$/u.test(upos) && !data.demonyms.has(formOf(reading, head).toLowerCase()))
    return null
  const kind: MentionKind = people
    ? 'nominal'
    : name !== null || (upos === 'PROPN' && !title) || upos === 'ADJ'
      ? 'name'
      : upos === 'PRON'
        ? 'pronoun'
        : 'nominal'
  const nounClass =
    kind === 'nominal' ? (people ? 'PEOPLE' : title ? 'OFFICE' : nounClassOf(reading, data, head)) : null
  const reference = reading.analysis.references[at(reading.referenceOf, head)]
  const qualifiers = kind === 'pronoun' ? [] : qualifiersOf(reading, data, head, name, of)
  const modifiers = kind === 'nominal' ? modifiersOf(reading, data, head) : []
  const range = phraseRange(reading, head, (child) => isOutside(reading, head, child))
  return {
    ...spanOfRange(reading, range),
    text: textOfRange(reading, range),
    kind,
    type: typeOf(reading, data, head, name, nounClass),
    label:
      kind === 'nominal' ? labelOf(reading, data, head) : textOfRange(reading, name ?? { first: head, end: head + 1 }),
    head: spanOfRange(reading, { first: head, end: head + 1 }),
    chain: reference?.chain ?? null,
    members: reference?.members ?? [],
    nounClass,
    lemma: lemmaOf(reading, head),
    preposition: prepositionOf(reading, head),
    isDefinite: dependentsBy(reading, head, 'det', 'nmod:poss').some(
      (child) => !/^(?:a|an|any|some|no|another|every|each)$/u.test(lemmaOf(reading, child)),
    ),
    modifiers,
    qualifiers,
    isNode:
      kind === 'name' ||
      (kind === 'nominal' &&
        !isPrepositional(reading, data, head) &&
        isNode(nounClass, modifiers, qualifiers, data, lemmaOf(reading, head))),
  }
}

/** What hangs on a noun but is no part of naming it; deeper down only clauses and appositions are left out. */
const isOutside = (reading: Reading, head: TokenIndex, child: TokenIndex): boolean =>
  (headOf(reading, child) === head ? OUTSIDE : OUTSIDE_BELOW).has(relOf(reading, child)) ||
  (relOf(reading, child) === 'nmod' && prepositionOf(reading, child) === 'as')

const OUTSIDE_BELOW = new Set(['appos', 'acl:relcl', 'parataxis', 'advcl', 'discourse'])
const OUTSIDE = new Set([
  ...OUTSIDE_BELOW,
  'case',
  'punct',
  'conj',
  'cc',
  'cop',
  'nsubj',
  'nsubj:outer',
  'aux',
  'mark',
  'list',
  'obl',
  'advmod',
])

/** `100,000 Greeks`, `many Russians`, `every New Zealander`: so many people, not their country. */
const isCountedPeople = (reading: Reading, data: ExtractionData, head: TokenIndex): boolean =>
  /^(?:NOUN|PROPN)$/u.test(uposOf(reading, head)) &&
  data.demonyms.has(formOf(reading, head).toLowerCase()) &&
  dependentsBy(reading, head, 'nummod', 'det', 'amod').some(
    (child) =>
      relOf(reading, child) === 'nummod' ||
      /^(?:a|an|another|any|each|every|few|fellow|many|most|other|several|some)$/u.test(lemmaOf(reading, child)),
  )

/** The words of the name that a token heads, with a leading compass point (`southern`) that belongs to a place. */
const nameRange = (reading: Reading, data: ExtractionData, head: TokenIndex): TokenRange | null => {
  const name = reading.analysis.names[at(reading.nameOf, head)]
  if (name === undefined || !isEntityType(name.type))
    return uposOf(reading, head) === 'PROPN' ? properRange(reading, head) : null
  let { first } = name
  const before = first > sentenceStart(reading, first) ? formOf(reading, first - 1) : ''
  if (
    /^(?:LOC|GPE)$/u.test(name.type) &&
    /^(?:north|south|east|west|northern|southern|eastern|western|central)$/iu.test(before)
  )
    first -= 1
  if (/^the$/iu.test(formOf(reading, first)) && name.end - first > 1) first += 1
  if (name.type === 'PERSON') return { first: bareFirst(reading, data, { first, end: name.end }), end: name.end }
  const isCut = name.end - first >= 2 && formOf(reading, name.end - 1) === 'of'
  if (isCut) return { first, end: endOfKind(reading, data, name.end - 2) }
  return { first, end: name.end - first === 1 ? endOfKind(reading, data, first) : name.end }
}

/** `Minister for the Arts Ann Moreau`: of an office and a name in one, the name begins where its last word hangs. */
const bareFirst = (reading: Reading, data: ExtractionData, { first, end }: TokenRange): TokenIndex => {
  if (data.nounClasses.get(lemmaOf(reading, first)) !== 'OFFICE') return first
  const last = end - 1
  const above = headOf(reading, last)
  return relOf(reading, last) === 'flat' && above > first && above < last ? above : first
}

/** `Municipality of Riga`, `Bank of Chile`: a word for a kind of body is no name without what it is of. */
const endOfKind = (reading: Reading, data: ExtractionData, token: TokenIndex): TokenIndex => {
  if (!/^(?:ORGANISATION|PLACE)$/u.test(data.nounClasses.get(lemmaOf(reading, token)) ?? '')) return token + 1
  if (token + 2 >= reading.analysis.tokens.count || formOf(reading, token + 1) !== 'of') return token + 1
  const first = formOf(reading, token + 2) === 'the' ? token + 3 : token + 2
  const owner = reading.analysis.names[reading.nameOf[first] ?? -1]
  return owner?.first === first && /^(?:GPE|LOC|ORG)$/u.test(owner.type) ? owner.end : token + 1
}

/** `Prime Minister` in capitals is an office, not a name of its own. */
const isTitle = (reading: Reading, data: ExtractionData, head: TokenIndex): boolean =>
  reading.analysis.names[at(reading.nameOf, head)]?.type !== 'PERSON' &&
  /^(?:NOUN|PROPN)$/u.test(uposOf(reading, head)) &&
  data.nounClasses.get(lemmaOf(reading, head)) === 'OFFICE'

/** `Azores islands`: the name of a place before the word for its kind. */
const placeRange = (reading: Reading, data: ExtractionData, head: TokenIndex): TokenRange | null => {
  if (!/^(?:PLACE|TERRITORY)$/u.test(data.nounClasses.get(lemmaOf(reading, head)) ?? '') || head === 0) return null
  const before = reading.analysis.names[at(reading.nameOf, head - 1)]
  if (before === undefined || headOf(reading, head - 1) !== head || !/^(?:GPE|LOC|FAC|ORG|MISC)$/u.test(before.type))
    return null
  return { first: before.first, end: head + 1 }
}

/** Neighbouring proper nouns below the same head, where the tagger saw no name. */
const properRange = (reading: Reading, head: TokenIndex): TokenRange => {
  let first = head
  while (
    first > 0 &&
    headOf(reading, first - 1) === head &&
    /^(?:compound|flat|amod)$/u.test(relOf(reading, first - 1)) &&
    /^\p{Lu}/u.test(formOf(reading, first - 1))
  )
    first--
  let end = head + 1
  while (end < reading.analysis.tokens.count && headOf(reading, end) === head && relOf(reading, end) === 'flat') end++
  return { first, end }
}

const typeOf = (
  reading: Reading,
  data: ExtractionData,
  head: TokenIndex,
  name: TokenRange | null,
  nounClass: string | null,
): EntityType => {
  const tagged = reading.analysis.names[at(reading.nameOf, head)]
  if (data.demonyms.has(formOf(reading, head).toLowerCase()) && name !== null && name.end - name.first === 1)
    return 'NORP'
  if (tagged !== undefined && name !== null) return isEntityType(tagged.type) ? tagged.type : 'MISC'
  if (
    nounClass === null &&
    name !== null &&
    /^(?:PLACE|TERRITORY)$/u.test(data.nounClasses.get(lemmaOf(reading, head)) ?? '')
  )
    return 'LOC'
  const known = nounClass ?? nounClassOf(reading, data, head)
  return (known === null ? undefined : CLASS_TYPES[known]) ?? 'MISC'
}

/** Dependents before the head that name its kind: `World War II peace treaty talks`. */
const modifierTokens = (reading: Reading, head: TokenIndex): TokenIndex[] => {
  const found: TokenIndex[] = []
  for (const child of dependentsBy(reading, head, 'amod', 'compound', 'nmod:desc', 'nummod', 'nmod:unmarked')) {
    if (child > head) continue
    found.push(
      ...modifierTokens(reading, child),
      ...hyphenatedTo(reading, child),
      child,
      ...dependentsBy(reading, child, 'flat', 'conj').filter((other) => other < head),
    )
  }
  return [...new Set(found)].sort((left, right) => left - right)
}

/** `visa-free`, `oil-rich`: the word before the hyphen is half of the modifier; a name there is something of its own. */
const hyphenatedTo = (reading: Reading, modifier: TokenIndex): TokenIndex[] =>
  at(reading.dependents, modifier).filter(
    (child) =>
      child === modifier - 2 &&
      formOf(reading, child + 1) === '-' &&
      at(reading.nameOf, child) < 0 &&
      /^\p{Ll}/u.test(formOf(reading, child)),
  )

const isVague = (reading: Reading, data: ExtractionData, token: TokenIndex): boolean =>
  data.vagueModifiers.has(lemmaOf(reading, token)) ||
  data.vagueModifiers.has(formOf(reading, token).toLowerCase()) ||
  (uposOf(reading, token) === 'NUM' && !/^\d{4}$/u.test(formOf(reading, token))) ||
  uposOf(reading, token) === 'VERB' ||
  uposOf(reading, token) === 'ADV'

/** The name that a modifier belongs to: a qualifier of its own, not a word of the description. */
const namedBy = (reading: Reading, token: TokenIndex): TokenIndex | null => {
  const name = reading.analysis.names[at(reading.nameOf, token)]
  return name !== undefined && isEntityType(name.type) ? name.end - 1 : null
}

const modifiersOf = (reading: Reading, data: ExtractionData, head: TokenIndex): string[] =>
  [
    ...new Set(
      modifierTokens(reading, head)
        .filter(
          (token) =>
            uposOf(reading, token) !== 'PUNCT' &&
            namedBy(reading, token) === null &&
            !isVague(reading, data, token) &&
            /[\p{L}\p{N}]/u.test(formOf(reading, token)),
        )
        .map((token) => lemmaOf(reading, token)),
    ),
  ].sort()

/** `the long-stalled peace treaty talks` → `peace treaty talks`: the contiguous words before the head, vague ones off the front. */
const labelOf = (reading: Reading, data: ExtractionData, head: TokenIndex): string => {
  const kept = new Set(modifierTokens(reading, head))
  let first = head
  while (first > 0 && (kept.has(first - 1) || (formOf(reading, first - 1) === '-' && kept.has(first - 2)))) first--
  // `a two-week crisis` is no `week crisis`.
  while (first < head && formOf(reading, first + 1) !== '-' && isNoName(reading, data, first)) first++
  const text = textOfRange(reading, { first, end: head + 1 })
  return /^\p{Lu}\p{Ll}/u.test(text) &&
    uposOf(reading, first) !== 'PROPN' &&
    uposOf(reading, first) !== 'ADJ' &&
    !data.demonyms.has(formOf(reading, first).toLowerCase())
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

const isNoName = (reading: Reading, data: ExtractionData, token: TokenIndex): boolean =>
  isVague(reading, data, token) || !/[\p{L}\p{N}]/u.test(formOf(reading, token))

/** `in the wake of`, `on the sidelines of`: the noun is part of a preposition. */
const isPrepositional = (reading: Reading, data: ExtractionData, head: TokenIndex): boolean =>
  (data.prepositionalNouns.has(lemmaOf(reading, head)) ||
    data.prepositionalNouns.has(`${prepositionOf(reading, head)} ${lemmaOf(reading, head)}`)) &&
  dependentBy(reading, head, 'case') !== undefined &&
  dependentsBy(reading, head, 'nmod', 'acl').length > 0

const isNode = (
  nounClass: string | null,
  modifiers: readonly string[],
  qualifiers: readonly Qualifier[],
  data: ExtractionData,
  lemma: string,
): boolean => {
  if (nounClass !== null && NEVER_NODES.has(nounClass)) return false
  if (nounClass !== null && ONLY_NARROWED.has(nounClass)) return modifiers.length + qualifiers.length > 0
  return nounClass !== null || data.eventNouns.has(lemma) || modifiers.length + qualifiers.length > 0
}

/** Possessors, demonyms and prepositional phrases inside the noun phrase. */
const qualifiersOf = (
  reading: Reading,
  data: ExtractionData,
  head: TokenIndex,
  name: TokenRange | null,
  of: Mentions['of'],
): Qualifier[] => {
  const found: Qualifier[] = []
  const add = (preposition: string, token: TokenIndex): void => {
    if (name !== null && token >= name.first && token < name.end && preposition !== 'demonym') return
    // `the list of which`: a relative pronoun tells nothing of it.
    if (isRelativePronoun(reading, token)) return
    const mention = of(token)
    if (mention !== null) found.push({ preposition, mention })
  }
  for (const child of dependentsBy(reading, head, 'nmod:poss')) add('possessor', child)
  const modifiers = modifierTokens(reading, head)
  for (const child of modifiers) if (isCountryWord(reading, data, child)) add('demonym', child)
  if (name === null)
    for (const last of new Set(
      modifiers.flatMap((child) => (isCountryWord(reading, data, child) ? [] : (namedBy(reading, child) ?? []))),
    ))
      if (last !== head) add('name', last)
  for (const child of dependentsBy(reading, head, 'nmod')) {
    const preposition = prepositionOf(reading, child)
    if (preposition === '') continue
    for (const part of [child, ...dependentsBy(reading, child, 'conj')]) add(preposition, part)
  }
  const gerund = dependentBy(reading, head, 'acl')
  if (gerund !== undefined) {
    const mark = dependentBy(reading, gerund, 'mark')
    const object = dependentBy(reading, gerund, 'obj')
    if (mark !== undefined && object !== undefined && lemmaOf(reading, mark) !== 'to')
      add(lemmaOf(reading, mark), object)
  }
  return found
}

const isCountryWord = (reading: Reading, data: ExtractionData, token: TokenIndex): boolean => {
  if (data.demonyms.has(formOf(reading, token).toLowerCase())) return true
  const name = reading.analysis.names[at(reading.nameOf, token)]
  return name !== undefined && /^(?:GPE|ORG|NORP)$/u.test(name.type)
}
