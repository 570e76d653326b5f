import type { TokenIndex } from '../../language/layers.ts'
import { at } from '../../model/index.ts'
import type { ClaimRule, Draft, RuleContext } from '../draft.ts'
import type { StaticNoun } from '../extraction-data.ts'
import {
  dependentBy,
  dependentsBy,
  formOf,
  headOf,
  lemmaOf,
  prepositionOf,
  relOf,
  sentenceStart,
  uposOf,
  withConjuncts,
  xposOf,
} from '../reading.ts'
import { modalityOf, polarityOf } from '../qualify.ts'
import type { Reading } from '../reading.ts'
import { mentionAt, relationWords } from './clause-parts.ts'

type Found = Omit<Draft, 'rule'>

const PLAIN = { polarity: 'positive', modality: 'asserted' } as const

/** A noun that ties its bearer to something: `deputy foreign minister` of, `ally` of. */
interface Role {
  readonly label: StaticNoun
  readonly targets: readonly TokenIndex[]
}

const MAX_ROLE_WORDS = 4

/** The longest entry of `static-nouns.tsv` that ends at a word, and where it begins. */
export const staticNounAt = (
  { reading, data }: RuleContext,
  token: TokenIndex,
): { readonly label: StaticNoun; readonly first: TokenIndex } | null => {
  const start = sentenceStart(reading, token)
  for (let length = MAX_ROLE_WORDS; length >= 1; length--) {
    const first = token - length + 1
    if (first < start) continue
    const words = Array.from({ length }, (_, index) =>
      first + index === token ? lemmaOf(reading, token) : formOf(reading, first + index).toLowerCase(),
    )
    const label = data.staticNouns.get(words.join(' '))
    if (label !== undefined) return { label, first }
  }
  return null
}

/** A noun of a role with a rank before it kept: `deputy foreign minister of`. */
const roleAt = (context: RuleContext, token: TokenIndex): Role | null => {
  const { reading } = context
  const found = staticNounAt(context, token)
  if (found === null) return null
  const { label, first } = found
  const near =
    first > sentenceStart(reading, token) &&
    headOf(reading, first - 1) >= first - 1 &&
    headOf(reading, first - 1) <= token
      ? /^(?:deputy|vice|former|acting|first|senior|chief|interim|assistant|ex)$/iu.exec(formOf(reading, first - 1))
      : null
  const rank = near ?? formerAt(reading, token, first)
  const relation = rank === null ? label.relation : `${rank[0].toLowerCase()} ${label.relation}`
  return { label: { ...label, relation }, targets: targetsOf(context, token, near === null ? first : first - 1) }
}

/** `former US president`: what is past may stand before the country. */
const formerAt = (reading: Reading, token: TokenIndex, first: TokenIndex): RegExpExecArray | null => {
  for (let word = first - 1; word >= Math.max(sentenceStart(reading, token), first - 5); word -= 1) {
    const former = /^(?:ex|former|onetime|outgoing)$/iu.exec(formOf(reading, word))
    if (former !== null) return former
    if (!/^(?:amod|compound|flat|nmod|nmod:desc|punct)$/u.test(relOf(reading, word))) return null
    if (headOf(reading, word) > token || formOf(reading, word) === ',') return null
  }
  return null
}

/** What the role is of: a possessor, a country or organisation before it, a phrase with of, for, at, to, in. */
const targetsOf = (context: RuleContext, token: TokenIndex, first: TokenIndex): TokenIndex[] => {
  const { reading, data } = context
  const owner = dependentsBy(reading, token, 'nmod:poss').flatMap((child) => withConjuncts(reading, child))
  if (owner.length > 0) return owner
  const after = dependentsBy(reading, token, 'nmod').filter((child) =>
    /^(?:of|for|at|to|in|with)$/u.test(prepositionOf(reading, child)),
  )
  const before: TokenIndex[] = []
  const start = sentenceStart(reading, token)
  for (let word = first - 1; word >= start && word >= first - 4; word--) {
    if (!/^(?:amod|compound|nmod:desc|nmod|flat|nmod:unmarked)$/u.test(relOf(reading, word))) break
    const name = reading.analysis.names[at(reading.nameOf, word)]
    const organisation = data.nounClasses.get(lemmaOf(reading, word)) === 'ORGANISATION'
    // `the Swiss maker`, `its Chinese rival`: nationality is a relation only of those who hold an office.
    if (data.nounClasses.get(lemmaOf(reading, token)) !== 'OFFICE' && !organisation) break
    if (
      data.demonyms.has(formOf(reading, word).toLowerCase()) ||
      (name !== undefined && /^(?:GPE|ORG|FAC|LOC|NORP)$/u.test(name.type)) ||
      organisation
    )
      before.push(word)
    if (before.length > 0 && (organisation || name !== undefined)) break
  }
  if (before.length === 0 && after.length === 0) return listedOwner(context, token)
  const direct = after.find((child) => before.length === 0 || /^(?:for|to)$/u.test(prepositionOf(reading, child)))
  return [...before.slice(0, 1), ...(direct === undefined ? [] : withConjuncts(reading, direct))]
}

/** `Ann Moreau, commander, Central Command,`: an office and then, behind a comma, where it is held. */
const listedOwner = ({ reading, data }: RuleContext, token: TokenIndex): TokenIndex[] => {
  if (relOf(reading, token) !== 'appos' || data.nounClasses.get(lemmaOf(reading, token)) !== 'OFFICE') return []
  const next = [
    ...dependentsBy(reading, token, 'appos', 'conj', 'list'),
    ...dependentsBy(reading, headOf(reading, token), 'appos', 'conj', 'list'),
  ].find((child) => {
    const name = reading.analysis.names[at(reading.nameOf, child)]
    return child > token && name?.type === 'ORG' && name.first === token + 2 && formOf(reading, token + 1) === ','
  })
  return next === undefined ? [] : [next]
}

const claimsOfRole = function* (context: RuleContext, bearer: TokenIndex, noun: TokenIndex): Generator<Found> {
  const role = roleAt(context, noun)
  if (role === null) return
  const lists = role.label.eventType === 'PART_OF' && xposOf(context.reading, noun) === 'NNS' && role.targets.length > 1
  const label = lists ? { relation: 'consists of', eventType: 'CONSISTS_OF' } : role.label
  for (const object of role.targets) {
    if (object === bearer) continue
    yield {
      subject: bearer,
      ...label,
      relation: withOwnPreposition(context, label.relation, object),
      object,
      ...PLAIN,
      anchor: noun,
      confidence: 0.85,
      words: [noun],
    }
  }
}

/** `minister of` towards `for the Middle East` is `minister for`. */
const withOwnPreposition = ({ reading }: RuleContext, relation: string, target: TokenIndex): string => {
  const preposition = prepositionOf(reading, target)
  return /^(?:for|to)$/u.test(preposition) && relation.endsWith(' of')
    ? `${relation.slice(0, -2)}${preposition}`
    : relation
}

/** A common noun, or an office written in capitals. */
const isRoleNoun = ({ reading, data }: RuleContext, token: TokenIndex): boolean =>
  uposOf(reading, token) === 'NOUN' ||
  (uposOf(reading, token) === 'PROPN' &&
    at(reading.nameOf, token) < 0 &&
    data.nounClasses.get(lemmaOf(reading, token)) === 'OFFICE')

const isPersonName = ({ reading }: RuleContext, token: TokenIndex): boolean =>
  reading.analysis.names[at(reading.nameOf, token)]?.type === 'PERSON'

/** `French Deputy Foreign Minister Ann Moreau`: a title before a name, whichever of the two heads the phrase. */
function* titleBefore(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (let token = 1; token < reading.analysis.tokens.count; token++) {
    const name = reading.analysis.names[at(reading.nameOf, token)]
    if (name?.type !== 'PERSON' || name.first !== token || token === sentenceStart(reading, token)) continue
    const before = token - 1
    if (uposOf(reading, before) === 'PUNCT' || !/^(?:NOUN|PROPN)$/u.test(uposOf(reading, before))) {
      yield* distantTitle(context, token)
      continue
    }
    yield* claimsOfRole(context, token, before)
    yield* distantTitle(context, token)
  }
}

/** `Chile, as a member of the pact, protested`; `joined the talks as president of Chile`. */
function* asRole(context: RuleContext): Generator<Found> {
  const { reading, data, predications } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (uposOf(reading, token) !== 'NOUN' || prepositionOf(reading, token) !== 'as') continue
    const head = headOf(reading, token)
    if (head < 0) continue
    const verb = predications.find((predication) => predication.token === head && predication.kind === 'verb')
    const governs = data.verbs.has(`${lemmaOf(reading, head)} as`)
    const bearers =
      relOf(reading, token) === 'nmod' && reading.nameOf[head] !== undefined && at(reading.nameOf, head) >= 0
        ? [head]
        : verb !== undefined && !verb.passive && !governs && verb.objects.length === 0
          ? verb.subjects
          : []
    for (const bearer of bearers) yield* claimsOfRole(context, bearer, token)
  }
}

/** `Deputy Chairman of the Chamber of Trade Ann Moreau`: the title's own phrase stands between. */
const distantTitle = function* (context: RuleContext, token: TokenIndex): Generator<Found> {
  const { reading } = context
  const head = headOf(reading, token)
  for (const noun of [
    ...dependentsBy(reading, token, 'nmod:desc', 'compound', 'appos'),
    ...(head >= 0 && /^(?:flat|appos|nmod:desc|nmod:unmarked)$/u.test(relOf(reading, token)) ? [head] : []),
  ]) {
    if (noun < token - 1 && uposOf(reading, noun) !== 'PUNCT') yield* claimsOfRole(context, token, noun)
  }
}

/** `Ann Moreau, the president of Chile,` and `the president, Ann Moreau,`; `its ally the US`. */
function* apposition(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (relOf(reading, token) !== 'appos') continue
    const head = headOf(reading, token)
    if (isRoleNoun(context, token)) yield* claimsOfRole(context, head, token)
    if (isRoleNoun(context, head)) yield* claimsOfRole(context, token, head)
  }
}

/** `its neighbouring ally Belarus`: a relational noun right before the name of its bearer. */
function* nounBeforeName(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (let token = 1; token < reading.analysis.tokens.count; token++) {
    const name = reading.analysis.names[at(reading.nameOf, token)]
    if (name === undefined || name.first !== token || isPersonName(context, token)) continue
    const before = token - 1
    const tied =
      headOf(reading, before) === token ||
      headOf(reading, token) === before ||
      (headOf(reading, before) >= name.first && headOf(reading, before) < name.end)
    if (uposOf(reading, before) !== 'NOUN' || !tied) continue
    const role = roleAt(context, before)
    const owner = role?.targets[0] ?? dependentBy(reading, token, 'nmod:poss')
    if (role === null || owner === undefined) continue
    yield {
      subject: token,
      relation: role.label.relation,
      eventType: role.label.eventType,
      object: owner,
      ...PLAIN,
      anchor: before,
      confidence: 0.75,
      words: [before],
    }
  }
}

/** `Ann Li is the chief of Acme`, `Ghent is part of Belgium`. */
function* copularRole(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (const predication of context.predications) {
    if (predication.kind !== 'noun') continue
    const role = roleAt(context, predication.token)
    if (role === null) continue
    for (const subject of predication.subjects)
      for (const object of role.targets) {
        if (object === subject) continue
        yield {
          subject,
          relation: role.label.relation,
          eventType: role.label.eventType,
          object,
          polarity: polarityOf(reading, predication, [subject]),
          modality: modalityOf(reading, predication),
          anchor: predication.token,
          confidence: 0.85,
          words: relationWords(reading, predication, null),
        }
      }
  }
}

/** `Ann Li is a lawyer`: what something is, where the noun phrase is worth a node. */
function* copularClass(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (const predication of context.predications) {
    if (predication.kind !== 'noun' || roleAt(context, predication.token) !== null) continue
    const what = mentionAt(context, predication.token)
    // `is in the company of others` says where, not what.
    if (what === null || !what.isNode || what.preposition !== '') continue
    for (const subject of predication.subjects)
      yield {
        subject,
        relation: 'is',
        eventType: 'ATTRIBUTE',
        object: predication.token,
        polarity: polarityOf(reading, predication, [subject]),
        modality: modalityOf(reading, predication),
        anchor: predication.token,
        confidence: 0.7,
        words: relationWords(reading, predication, null),
      }
  }
}

/** A described bearer: `Putin's press secretary said`, `the Japanese Prime Minister`: the role of whoever that is. */
function* describedBearer(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (uposOf(reading, token) !== 'NOUN' && uposOf(reading, token) !== 'PROPN') continue
    if (
      at(reading.nameOf, token) >= 0 ||
      data.nounClasses.get(lemmaOf(reading, token)) !== 'OFFICE' ||
      /^(?:compound|nmod:desc|appos|flat)$/u.test(relOf(reading, token))
    )
      continue
    if (dependentBy(reading, token, 'appos', 'cop') !== undefined) continue
    if (mentionAt(context, token)?.chain == null) continue
    yield* claimsOfRole(context, token, token)
  }
}

/** `Moreau's government`, `the cabinet of Moreau`: a person's body is one that the person heads. */
function* personsGovernment(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (
      !/^(?:government|cabinet|administration)$/u.test(lemmaOf(reading, token)) ||
      data.nounClasses.get(lemmaOf(reading, token)) !== 'ORGANISATION'
    )
      continue
    const owners = [
      ...dependentsBy(reading, token, 'nmod:poss'),
      ...dependentsBy(reading, token, 'nmod').filter((child) => prepositionOf(reading, child) === 'of'),
    ]
    for (const owner of owners)
      if (isPersonName(context, owner))
        yield {
          subject: owner,
          relation: 'head of',
          eventType: 'ROLE',
          object: token,
          ...PLAIN,
          anchor: token,
          confidence: 0.75,
          words: [token],
        }
  }
}

/** `the Russian Foreign Ministry`, `Japan's parliament`: a body named with its country is part of it. */
function* bodyOfCountry(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (
      data.nounClasses.get(lemmaOf(reading, token)) !== 'ORGANISATION' ||
      !/^(?:NOUN|PROPN)$/u.test(uposOf(reading, token))
    )
      continue
    const mention = mentionAt(context, token)
    if (mention === null || mention.type !== 'ORG' || /^(?:compound|flat|amod|nmod:desc)$/u.test(relOf(reading, token)))
      continue
    const owner = mention.qualifiers.find(({ preposition }) => preposition === 'possessor' || preposition === 'demonym')
    const country = owner === undefined ? null : context.mentions.get(owner.mention)
    if (country === null || !/^(?:GPE|NORP)$/u.test(country.type)) continue
    const object = ownerToken(context, token, country.head.start)
    if (object !== null)
      yield {
        subject: token,
        relation: 'part of',
        eventType: 'PART_OF',
        object,
        ...PLAIN,
        anchor: token,
        confidence: 0.8,
        words: [token],
      }
  }
}

const ownerToken = ({ reading }: RuleContext, token: TokenIndex, start: number): TokenIndex | null => {
  for (let word = token - 1; word >= 0 && word > token - 8; word--)
    if (reading.analysis.tokens.start[word] === start) return word
  return null
}

/** `Acme's Ann Li`: a person whom a body owns belongs to it. */
function* personOfBody(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (!isPersonName(context, token)) continue
    for (const owner of dependentsBy(reading, token, 'nmod:poss')) {
      if (mentionAt(context, owner)?.type !== 'ORG') continue
      yield {
        subject: token,
        relation: 'member of',
        eventType: 'MEMBER',
        object: owner,
        ...PLAIN,
        anchor: token,
        confidence: 0.75,
        words: [token],
      }
    }
  }
}

/** `is hostile to Russia`: adjectives that govern a preposition. */
function* copularAdjective(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of context.predications) {
    if (predication.kind !== 'adjective') continue
    const entries = data.adjectives.get(lemmaOf(reading, predication.token)) ?? []
    for (const { preposition, token } of predication.obliques) {
      const entry = entries.find((candidate) => candidate.preposition === preposition)
      if (entry === undefined) continue
      for (const subject of predication.subjects)
        yield {
          subject,
          relation: entry.relation,
          eventType: entry.eventType,
          object: token,
          polarity: polarityOf(reading, predication, [subject, token]),
          modality: modalityOf(reading, predication),
          anchor: predication.token,
          confidence: 0.75,
          words: relationWords(reading, predication, token),
        }
    }
  }
}

/** Who is what to whom. */
export const ROLE_RULES: readonly ClaimRule[] = [
  {
    rule: 'title-before',
    yes: 'French Foreign Minister Ann Moreau resigned.',
    gives: ['Ann Moreau', 'foreign minister of', 'French'],
    no: 'The minister met Ann Moreau.',
    match: titleBefore,
  },
  {
    rule: 'apposition',
    yes: 'Ann Moreau, the president of Chile, resigned.',
    gives: ['Ann Moreau', 'president of', 'Chile'],
    no: 'Ann Moreau, a friend, resigned.',
    match: apposition,
  },
  {
    rule: 'as-role',
    yes: 'Chile, as part of the Pacific Alliance, protested.',
    gives: ['Chile', 'part of', 'Pacific Alliance'],
    no: 'Chile protested as expected.',
    match: asRole,
  },
  {
    rule: 'noun-before-name',
    yes: 'Its neighbouring ally Belarus protested.',
    gives: ['Belarus', 'ally of', 'Its'],
    no: 'Its neighbour protested.',
    match: nounBeforeName,
  },
  {
    rule: 'copular-role',
    yes: 'Ann Moreau is the president of Chile.',
    gives: ['Ann Moreau', 'president of', 'Chile'],
    no: 'Ann Moreau met the president of Chile.',
    match: copularRole,
  },
  {
    rule: 'copular-class',
    yes: 'The treaty is an international agreement.',
    gives: ['treaty', 'is', 'international agreement'],
    no: 'The treaty has an international appendix.',
    match: copularClass,
  },
  {
    rule: 'described-bearer',
    yes: 'Ann Moreau resigned. The Chilean president said she was tired.',
    gives: ['Chilean president', 'president of', 'Chilean'],
    no: 'Ann Moreau resigned.',
    match: describedBearer,
  },
  {
    rule: "person's-government",
    yes: "Ann Moreau's government resigned.",
    gives: ['Ann Moreau', 'head of', 'government'],
    no: "Chile's government resigned.",
    match: personsGovernment,
  },
  {
    rule: 'person-of-body',
    yes: "The Labour Party's Ann Moreau resigned.",
    gives: ['Ann Moreau', 'member of', 'Labour Party'],
    no: "Peru's Ann Moreau resigned.",
    match: personOfBody,
  },
  {
    rule: 'body-of-country',
    yes: 'The Chilean foreign ministry protested.',
    gives: ['Chilean foreign ministry', 'part of', 'Chilean'],
    no: 'The foreign ministry protested.',
    match: bodyOfCountry,
  },
  {
    rule: 'copular-adjective',
    yes: 'Peru is hostile to Chile.',
    gives: ['Peru', 'hostile to', 'Chile'],
    no: 'Peru is large.',
    match: copularAdjective,
  },
]
