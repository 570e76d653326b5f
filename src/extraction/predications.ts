import { at } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import { isOfWholeClause } from './clause-relatives.ts'
import type { ControlStep } from './control.ts'
import { controlsOf, posOf, tiedControl } from './control.ts'
import type { ExtractionData } from './extraction-data.ts'
import {
  dependentBy,
  dependentsBy,
  formOf,
  headOf,
  isRelativePronoun,
  lemmaOf,
  prepositionOf,
  relOf,
  uposOf,
  withConjuncts,
  xposOf,
} from './reading.ts'
import type { Reading } from './reading.ts'

export interface Oblique {
  readonly preposition: string
  readonly token: TokenIndex
}

/** A predicate with its arguments, surface inheritance undone. Tokens are head words. */
export interface Predication {
  readonly token: TokenIndex
  readonly kind: 'verb' | 'noun' | 'adjective'
  readonly passive: boolean
  /** Logical subjects: agents of passives too; empty when nobody is named. */
  readonly subjects: readonly TokenIndex[]
  /** Logical objects: the surface subject of a passive too. */
  readonly objects: readonly TokenIndex[]
  readonly recipients: readonly TokenIndex[]
  readonly obliques: readonly Oblique[]
  /** Verbs above in a chain of control, outermost first. */
  readonly controls: readonly ControlStep[]
  /** Whether the verb above it has its subject for an object: `asked the schools to pay`, `the schools were asked to pay`. */
  readonly isAsked: boolean
  /** How the subject was found. */
  readonly inherited: 'own' | 'conjunct' | 'control' | 'adverbial' | 'participle' | 'relative' | 'none'
}

const CLAUSAL = new Set([
  'root',
  'ccomp',
  'xcomp',
  'advcl',
  'advcl:relcl',
  'acl',
  'acl:relcl',
  'conj',
  'parataxis',
  'csubj',
  'csubj:outer',
  'list',
  'appos',
  'dep',
  'csubj:pass',
])

/** Every predicate of the document, in order of its words. */
export const findPredications = (reading: Reading, data: ExtractionData): Predication[] => {
  const cache = new Map<TokenIndex, Predication | null>()
  const of = (token: TokenIndex): Predication | null => {
    const known = cache.get(token)
    if (known !== undefined) return known
    cache.set(token, null)
    const made = makePredication(reading, data, token, of)
    cache.set(token, made)
    return made
  }
  const found: Predication[] = []
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    const predication = of(token)
    if (predication !== null) found.push(predication)
  }
  return found
}

const kindOf = (reading: Reading, token: TokenIndex): Predication['kind'] | null => {
  const upos = uposOf(reading, token)
  if (upos === 'VERB') return relOf(reading, token) === 'amod' || relOf(reading, token) === 'compound' ? null : 'verb'
  if (upos === 'AUX')
    return /^(?:root|ccomp|conj|parataxis|advcl|acl:relcl)$/u.test(relOf(reading, token)) ? 'verb' : null
  const copular = dependentBy(reading, token, 'cop') !== undefined
  if (upos === 'ADJ')
    return copular ||
      relOf(reading, token) === 'xcomp' ||
      (CLAUSAL.has(relOf(reading, token)) && dependentBy(reading, token, 'nsubj') !== undefined)
      ? 'adjective'
      : null
  if (upos === 'NOUN' || upos === 'PROPN') return copular ? 'noun' : null
  return null
}

type Lookup = (token: TokenIndex) => Predication | null

const makePredication = (reading: Reading, data: ExtractionData, token: TokenIndex, of: Lookup): Predication | null => {
  const kind = kindOf(reading, token)
  if (kind === null) return null
  const passiveSubject = dependentBy(reading, token, 'nsubj:pass')
  const participle = isPassiveParticiple(reading, token)
  const passive =
    passiveSubject !== undefined ||
    dependentBy(reading, token, 'aux:pass', 'obl:agent') !== undefined ||
    participle ||
    sharesPassive(reading, token, of)
  const tied = tiedControl(reading, data, token)
  const takesUpClause = isOfWholeClause(reading, data, token)
  const surface = surfaceSubject(reading, data, token, { of, tied, takesUpClause })
  const governing = tied?.token ?? headOf(reading, token)
  const isAsked =
    (tied !== null && tied.asked !== null) || isAskedBy(governing < 0 ? null : of(governing), surface.subjects)
  const agents = dependentsBy(reading, token, 'obl:agent').flatMap((agent) => withConjuncts(reading, agent))
  const objects = dependentsBy(reading, token, 'obj')
    .filter((object) => !isIdiomObject(reading, object) && !(takesUpClause && isRelativePronoun(reading, object)))
    .flatMap((object) => withConjuncts(reading, object))
  const relative = relativeArguments(reading, token)
  return {
    token,
    kind,
    passive,
    subjects: passive ? agents : surface.subjects,
    objects: [
      ...(passive ? surface.subjects : []),
      ...(objects.length > 0
        ? objects.map((object) =>
            isRelativePronoun(reading, object) ? (antecedent(reading, token) ?? object) : object,
          )
        : relative.length > 0 && !takesUpClause
          ? relative
          : sharedObjects(reading, data, token)),
    ],
    recipients: dependentsBy(reading, token, 'iobj').flatMap((object) => withConjuncts(reading, object)),
    obliques: obliquesOf(reading, data, token),
    controls: controlsOf(reading, data, token, { of, tied }),
    isAsked: surface.inherited === 'control' && isAsked,
    inherited: surface.inherited,
  }
}

const isAskedBy = (above: Predication | null, subjects: readonly TokenIndex[]): boolean =>
  above !== null &&
  above.kind === 'verb' &&
  subjects.some((subject) => above.objects.includes(subject) || above.recipients.includes(subject))

/** `donated and delivered food`: the object behind the last of coordinated verbs is the object of all. */
const sharedObjects = (reading: Reading, data: ExtractionData, token: TokenIndex): TokenIndex[] => {
  if (!takesObject(data, lemmaOf(reading, token))) return []
  if (dependentBy(reading, token, 'obl', 'xcomp', 'ccomp', 'iobj', 'aux:pass', 'nsubj:pass', 'cop') !== undefined)
    return []
  const next = dependentBy(reading, token, 'conj')
  if (next === undefined || uposOf(reading, next) !== 'VERB' || uposOf(reading, token) !== 'VERB') return []
  if (xposOf(reading, next) !== xposOf(reading, token) || dependentBy(reading, next, 'nsubj', 'aux:pass') !== undefined)
    return []
  // Only where nothing but adverbs stands between the two.
  for (let word = token + 1; word < next; word++) if (!/^(?:CCONJ|ADV)$/u.test(uposOf(reading, word))) return []
  return dependentsBy(reading, next, 'obj').flatMap((object) => withConjuncts(reading, object))
}

/** Whether the table of verbs tells apart what a verb does by its object, or counts it among the verbs that need one. */
const takesObject = (data: ExtractionData, lemma: string): boolean =>
  (data.verbs.get(lemma) ?? []).some(({ object, eventType }) => object !== '*' || NEEDS_OBJECT.has(eventType))

const NEEDS_OBJECT = new Set([
  'AID',
  'ACCUSE',
  'SUPPORT',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'INVESTIGATE',
  'REJECT',
  'OWN',
])

/** `islands claimed by Moscow`: a past participle that hangs on its noun. */
const isPassiveParticiple = (reading: Reading, token: TokenIndex): boolean =>
  xposOf(reading, token) === 'VBN' &&
  /^(?:acl|advcl)$/u.test(relOf(reading, token)) &&
  dependentBy(reading, token, 'aux', 'nsubj', 'obj') === undefined

/** `was arrested and taken away`: a bare participle after a passive is passive too. */
const sharesPassive = (reading: Reading, token: TokenIndex, of: Lookup): boolean =>
  relOf(reading, token) === 'conj' &&
  xposOf(reading, token) === 'VBN' &&
  dependentBy(reading, token, 'nsubj', 'aux', 'obj') === undefined &&
  of(headOf(reading, token))?.passive === true

const antecedent = (reading: Reading, token: TokenIndex): TokenIndex | null => {
  for (let verb = token, step = 0; step < 6; step++) {
    if (relOf(reading, verb) === 'acl:relcl' || relOf(reading, verb) === 'acl') return headOf(reading, verb)
    if (relOf(reading, verb) !== 'conj' && relOf(reading, verb) !== 'xcomp') return null
    verb = headOf(reading, verb)
  }
  return null
}

/** `the role Tokyo has opted for`, `the islands that Moscow seized`: the noun is the object where the clause lacks one. */
const relativeArguments = (reading: Reading, token: TokenIndex): TokenIndex[] => {
  if (relOf(reading, token) !== 'acl:relcl') return []
  const subject = dependentBy(reading, token, 'nsubj', 'nsubj:pass')
  if (subject === undefined || isRelativePronoun(reading, subject)) return []
  if (dependentBy(reading, token, 'obj', 'ccomp', 'xcomp', 'cop') !== undefined) return []
  // `Manila, where he was met`: the noun is a place or a time.
  if (dependentsBy(reading, token, 'advmod').some((word) => /^(?:when|where|why)$/u.test(lemmaOf(reading, word))))
    return []
  // `whose boat sank`: the noun owns the subject, and nothing is missing.
  if (dependentsBy(reading, subject, 'nmod:poss').some((owner) => lemmaOf(reading, owner) === 'whose')) return []
  const stranded = dependentsBy(reading, token, 'obl').some((child) => isRelativePronoun(reading, child))
  return stranded ? [] : [headOf(reading, token)]
}

interface Subjects {
  readonly subjects: readonly TokenIndex[]
  readonly inherited: Predication['inherited']
}

const NOBODY: Subjects = { subjects: [], inherited: 'none' }

/** What a predicate's subject may depend on beside its own dependents. */
interface Surroundings {
  readonly of: Lookup
  readonly tied: ControlStep | null
  /** Whether its relative pronoun stands for the whole clause before it. */
  readonly takesUpClause: boolean
}

/** The grammatical subject: its own, or the one it shares with, or inherits from, a clause above. */
const surfaceSubject = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  { of, tied, takesUpClause }: Surroundings,
): Subjects => {
  const own = dependentsBy(reading, token, 'nsubj', 'nsubj:pass', 'nsubj:outer')
  if (own.length > 0 && isInfinitivePredicate(reading, token)) {
    // `its goal is to cut costs`: whose goal it is would do it.
    const owners = own.flatMap((subject) => dependentsBy(reading, subject, 'nmod:poss'))
    const agents = own.filter((subject) => !isAim(reading, data, subject))
    return { subjects: [...agents, ...owners], inherited: 'control' }
  }
  if (own.length > 0) {
    if (takesUpClause && own.some((subject) => isRelativePronoun(reading, subject))) return NOBODY
    const subjects = own.flatMap((subject) =>
      isRelativePronoun(reading, subject)
        ? withConjuncts(reading, antecedent(reading, token) ?? subject)
        : withConjuncts(reading, subject),
    )
    return { subjects, inherited: own.some((subject) => isRelativePronoun(reading, subject)) ? 'relative' : 'own' }
  }
  if (dependentBy(reading, token, 'expl') !== undefined) return NOBODY
  const head = headOf(reading, token)
  if (head < 0) return NOBODY
  if (tied !== null && posOf(reading, tied.token) !== 'NOUN') return tiedSubject(reading, tied, of)
  switch (relOf(reading, token)) {
    case 'conj':
      return surfaceOf(of(head), 'conjunct')
    case 'xcomp':
      // `made tackling crime a priority`: what is made so is not done.
      if (lemmaOf(reading, head) === 'make' && xposOf(reading, token) === 'VBG') return NOBODY
      return controller(reading, data, head, of)
    case 'advcl':
      return adverbialSubject(reading, data, token, head, of)
    case 'acl':
      return participleSubject(reading, data, token, head, of)
    case 'parataxis':
      return NOBODY
    default:
      return NOBODY
  }
}

/** `is to cut`: an infinitive that stands as a predicate. */
const isInfinitivePredicate = (reading: Reading, token: TokenIndex): boolean =>
  xposOf(reading, token) === 'VB' &&
  dependentBy(reading, token, 'cop') !== undefined &&
  dependentsBy(reading, token, 'mark').some((mark) => lemmaOf(reading, mark) === 'to')

const isAim = (reading: Reading, data: ExtractionData, token: TokenIndex): boolean =>
  /^(?:ABSTRACT|IDEA|POLICY|EVENT)$/u.test(data.nounClasses.get(lemmaOf(reading, token)) ?? '')

const surfaceOf = (above: Predication | null, inherited: Predication['inherited']): Subjects => {
  if (above === null) return NOBODY
  return { subjects: above.passive ? above.objects : above.subjects, inherited }
}

/** Who does what an infinitive says: the object of `urge`, the subject of `agree`. */
const controller = (reading: Reading, data: ExtractionData, head: TokenIndex, of: Lookup): Subjects => {
  const above = of(head)
  if (above === null) return NOBODY
  const word = data.control.get(`${lemmaOf(reading, head)} ${posOf(reading, head)}`)
  const asked = above.passive
    ? dependentsBy(reading, head, 'nsubj:pass').flatMap((one) => withConjuncts(reading, one))
    : []
  const objects = asked.length > 0 ? asked : [...above.objects, ...above.recipients]
  if (above.kind === 'verb' && objects.length > 0 && (word?.controller === 'object' || word === undefined))
    return { subjects: objects, inherited: 'control' }
  return surfaceOf(above, 'control')
}

/** `called on Ann to leave`, `barred Ann from leaving`, `Ann refrained from leaving`: it is Ann who leaves, or does not. */
const tiedSubject = (reading: Reading, { token, asked, word }: ControlStep, of: Lookup): Subjects => {
  if (asked !== null) return { subjects: withConjuncts(reading, asked), inherited: 'control' }
  const above = of(token)
  if (above === null) return NOBODY
  const told = above.recipients.length > 0 ? above.recipients : above.objects
  return word?.controller === 'object' && told.length > 0
    ? { subjects: told, inherited: 'control' }
    : surfaceOf(above, 'control')
}

const BLAMING = new Set([
  'ACCUSE',
  'CRITICIZE',
  'DISAPPROVE',
  'SANCTION',
  'INVESTIGATE',
  'PROTEST',
  'COERCE',
  'SUPPORT',
])

/** `derided Japan for colluding`: the blamed one colluded; else the subject of the main clause did. */
const adverbialSubject = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  head: TokenIndex,
  of: Lookup,
): Subjects => {
  const above = of(head)
  if (above?.passive === true && above.subjects.length === 0 && isLooseGerund(reading, token)) return NOBODY
  if (above === null || dependentBy(reading, token, 'mark') === undefined || xposOf(reading, token) === 'VB')
    return nonFinite(reading, token) ? surfaceOf(above, 'adverbial') : NOBODY
  if (!nonFinite(reading, token)) return NOBODY
  const blamed = [...above.objects, ...above.recipients]
  if (blamed.length > 0 && marksBlame(reading, data, token, head)) return { subjects: blamed, inherited: 'adverbial' }
  return surfaceOf(above, 'adverbial')
}

/** `can be avoided by walking`, `was denied a visa, drawing protests`: under a passive nobody named does what a gerund says. */
const isLooseGerund = (reading: Reading, token: TokenIndex): boolean => {
  if (xposOf(reading, token) !== 'VBG') return false
  const mark = dependentBy(reading, token, 'mark')
  if (mark !== undefined) return lemmaOf(reading, mark) === 'by'
  return token > headOf(reading, token) && token > 0 && formOf(reading, token - 1) === ','
}

/** `accused Acme of bribing`: the clause is what the verb above blames or praises its object for. */
const marksBlame = (reading: Reading, data: ExtractionData, token: TokenIndex, verb: TokenIndex): boolean =>
  /^(?:for|of)$/u.test(lemmaOf(reading, dependentBy(reading, token, 'mark', 'case') ?? token)) &&
  (data.verbs.get(lemmaOf(reading, verb)) ?? []).some((entry) => BLAMING.has(entry.eventType))

/** The same where the tree hangs the clause on the one who is blamed. */
const isBlamed = (reading: Reading, data: ExtractionData, token: TokenIndex, noun: TokenIndex): boolean =>
  xposOf(reading, token) === 'VBG' &&
  relOf(reading, noun) === 'obj' &&
  marksBlame(reading, data, token, headOf(reading, noun))

const nonFinite = (reading: Reading, token: TokenIndex): boolean =>
  /^(?:VBG|VB|VBN)$/u.test(xposOf(reading, token)) && dependentBy(reading, token, 'aux') === undefined

/** `forces deployed in the north`, `troops guarding the bridge`, `a decision to withdraw`. */
const participleSubject = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  noun: TokenIndex,
  of: Lookup,
): Subjects => {
  if (isBlamed(reading, data, token, noun)) return { subjects: withConjuncts(reading, noun), inherited: 'adverbial' }
  if (xposOf(reading, token) !== 'VB' && dependentBy(reading, token, 'mark') === undefined)
    return { subjects: withConjuncts(reading, noun), inherited: 'participle' }
  const owner = dependentBy(reading, noun, 'nmod:poss') ?? countryBefore(reading, noun)
  const above = headOf(reading, noun)
  const isObject = above >= 0 && relOf(reading, noun) === 'obj'
  if (owner !== undefined && !(isObject && uposOf(reading, owner) === 'PRON'))
    return { subjects: withConjuncts(reading, owner), inherited: 'control' }
  const giver = isObject ? of(above) : null
  // `gave Ann the option to leave`: what is given is for the one who gets it to do.
  if (giver !== null && giver.recipients.length > 0) return { subjects: giver.recipients, inherited: 'control' }
  return isObject ? surfaceOf(giver, 'control') : NOBODY
}

/** `the US policy of …`: a country or body before the noun owns it. */
const countryBefore = (reading: Reading, noun: TokenIndex): TokenIndex | undefined =>
  dependentsBy(reading, noun, 'compound', 'amod').find((child) => {
    const name = reading.analysis.names[at(reading.nameOf, child)]
    return name !== undefined && /^(?:GPE|ORG|NORP|PERSON)$/u.test(name.type)
  })

/** Prepositional arguments, coordinated ones too; times are left to `qualify`. */
const obliquesOf = (reading: Reading, data: ExtractionData, token: TokenIndex): Oblique[] => {
  const found: Oblique[] = []
  for (const child of dependentsBy(reading, token, 'obl', 'obl:npmod', 'nmod')) {
    if (at(reading.timeOf, child) >= 0) continue
    const preposition = prepositionOf(reading, child)
    if (preposition === '' || (preposition === 'with' && isScene(reading, data, token, child))) continue
    const relative = isRelativePronoun(reading, child) ? antecedent(reading, token) : null
    for (const part of relative === null ? withConjuncts(reading, child) : [relative]) {
      const own = part === child || relative !== null ? '' : prepositionOf(reading, part)
      found.push({ preposition: own === '' ? preposition : own, token: part })
    }
  }
  return found
}

/** `opened the game with Ann and Bo making early attempts`: what goes on at the time, where the verb asks for no `with`. */
const isScene = (reading: Reading, data: ExtractionData, verb: TokenIndex, token: TokenIndex): boolean =>
  !data.verbs.has(`${lemmaOf(reading, verb)} with`) &&
  withConjuncts(reading, token).some((part) =>
    dependentsBy(reading, part, 'acl').some((clause) => xposOf(reading, clause) === 'VBG'),
  )

/** The particle of a verb: `call off`. */
export const particleOf = (reading: Reading, token: TokenIndex): string => {
  const particle =
    dependentBy(reading, token, 'compound:prt') ??
    dependentsBy(reading, token, 'obj').find((object) => isIdiomObject(reading, object))
  return particle === undefined ? '' : formOf(reading, particle).toLowerCase()
}

/** `took place in`, `gave rise to`: a bare noun that is one word with its verb. */
const isIdiomObject = (reading: Reading, object: TokenIndex): boolean =>
  headOf(reading, object) === object - 1 &&
  dependentBy(reading, object, 'det', 'amod', 'compound', 'nmod') === undefined &&
  IDIOMS.test(`${lemmaOf(reading, object - 1)} ${formOf(reading, object).toLowerCase()}`)

const IDIOMS =
  /^(?:give (?:birth|rise|way)|keep pace|make sense|set (?:fire|foot|sail)|take (?:aim|effect|hold|part|place|shape))$/u
