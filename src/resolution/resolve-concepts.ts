import type { DocumentId, EntityType } from '../model/index.ts'
import { createConceptCandidates } from './concept-candidates.ts'
import type { Cluster } from './cluster.ts'
import { createCluster } from './cluster.ts'
import { isPlural, isSynonymous } from './describe.ts'
import type { Description } from './describe.ts'
import { FewEntries, FewKeys } from './few.ts'
import type { KeyMap, KeySet } from './few.ts'
import { byText } from './normalize-name.ts'

/** A described thing: what its head says, what narrows it down, and who takes part in it. */
export interface Concept {
  readonly isMutual: boolean
  readonly isQuantified: boolean
  readonly head: string
  readonly modifiers: KeySet<string>
  /** Cluster keys of those who take part, with their names. */
  readonly parties: KeyMap<string, string>
  readonly places: KeyMap<string, string>
  readonly cluster: Cluster
  /** How many were there before it. */
  readonly order: number
  /** The last document that describes it, and how many do. */
  last: DocumentId
  documents: number
}

/** A concept as plain data, without what its cluster counts. */
export interface ConceptRow {
  readonly key: string
  readonly head: string
  /** The document that describes it first. */
  readonly first: DocumentId
  readonly name: string
  readonly type: EntityType
  readonly isMutual: boolean
  readonly isQuantified: boolean
  readonly modifiers: readonly string[]
  readonly parties: Description['parties']
  readonly places: Description['places']
  readonly last: DocumentId
  readonly documents: number
}

/** What phrases are compared by. */
type Phrase = Pick<Concept, 'isMutual' | 'isQuantified' | 'head' | 'modifiers' | 'parties' | 'places'> & {
  readonly description: Description
}

/** Concepts of all documents, merged as they come; documents must be given in a fixed order. Heads have nothing to do with each other. */
export interface ConceptIndex {
  /** Give the things that one document describes to their concepts; these come in the same order. */
  readonly resolve: (document: DocumentId, described: readonly Description[]) => readonly Concept[]
  /** All concepts, in the order of their making. */
  readonly all: () => readonly Concept[]
}

/** An index that begins with concepts of earlier documents, in the order of their making. */
export const createConceptIndex = (known: readonly ConceptRow[] = []): ConceptIndex => {
  const candidates = createConceptCandidates<Concept>()
  const all: Concept[] = []
  const keep = (concept: Concept): Concept => {
    all.push(concept)
    return concept
  }
  for (const row of known) {
    const concept = keep(conceptOf(row, all.length))
    candidates.widen(concept, { ...row, modifiers: new Set(row.modifiers), parties: new Map(row.parties) })
  }
  return {
    all: () => all,
    resolve: (document, described) => {
      const local = new Map<string, Concept[]>()
      return described.map((description) => {
        const phrase = phraseOf(description)
        const before = local.get(phrase.head) ?? []
        const concept =
          lastFit(before, phrase) ??
          bestFit(candidates.of(phrase), phrase) ??
          keep(createConcept(description, { document, number: before.length }, all.length))
        candidates.widen(concept, phrase)
        for (const [preposition, place] of phrase.places)
          if (!concept.places.has(preposition)) concept.places.set(preposition, place)
        if (concept.last !== document) concept.documents += 1
        concept.last = document
        before.push(concept)
        local.set(phrase.head, before)
        return concept
      })
    },
  }
}

const phraseOf = (description: Description): Phrase => ({
  isMutual: description.isMutual,
  isQuantified: description.isQuantified,
  head: description.head,
  modifiers: new Set(description.modifiers),
  parties: new Map(description.parties),
  places: new Map(description.places),
  description,
})

/** Its key tells where it was first described: in which document, as the how manieth of its head there. */
const createConcept = (
  { isMutual, isQuantified, head, label, type }: Description,
  { document, number }: { readonly document: DocumentId; readonly number: number },
  order: number,
): Concept => ({
  isMutual,
  isQuantified,
  head,
  modifiers: new FewKeys(),
  parties: new FewEntries(),
  places: new FewEntries(),
  cluster: { ...createCluster(`concept:${head}:${document}:${String(number)}`, label, type), first: document },
  order,
  last: '',
  documents: 0,
})

const conceptOf = ({ key, name, type, first, places, ...row }: ConceptRow, order: number): Concept => {
  const concept: Concept = {
    ...row,
    modifiers: new FewKeys(),
    parties: new FewEntries(),
    places: new FewEntries(),
    cluster: { ...createCluster(key, name, type), first },
    order,
  }
  for (const [preposition, place] of places) concept.places.set(preposition, place)
  return concept
}

/** Whether other documents can speak of a concept: those share a modifier or a party. */
export const canBeShared = ({ modifiers, parties }: Pick<Concept, 'modifiers' | 'parties'>): boolean =>
  modifiers.size + parties.size > 0

export const rowOfConcept = (concept: Concept): ConceptRow => {
  const { head, isMutual, isQuantified, cluster, last, documents } = concept
  const { key, first, name, type } = cluster
  return {
    key,
    head,
    first,
    name,
    type,
    isMutual,
    isQuantified,
    modifiers: [...concept.modifiers],
    parties: [...concept.parties],
    places: [...concept.places],
    last,
    documents,
  }
}

/** The same thing again: the last concept of the document with this head that nothing speaks against. */
const lastFit = (local: readonly Concept[], described: Phrase): Concept | null => {
  const { isDefinite } = described.description
  const bare = described.modifiers.size === 0
  for (let index = local.length - 1; index >= 0; index--) {
    const concept = local[index] as Concept
    if (!partiesAgree(concept, described) || !placesAgree(concept, described)) continue
    if (isNew(concept, described)) continue
    if (
      described.parties.size > 0 &&
      concept.parties.size === 0 &&
      concept.modifiers.size > 0 &&
      !isSynonymous(described.head)
    )
      continue
    if (
      bare &&
      !isDefinite &&
      described.parties.size === 0 &&
      concept.modifiers.size > 0 &&
      !isSynonymous(described.head)
    )
      continue
    if (
      isSubset(described.modifiers, concept.modifiers) ||
      (concept.modifiers.size > 0 && isSubset(concept.modifiers, described.modifiers))
    )
      return concept
  }
  return null
}

/**
 * Whether a phrase brings up another thing of the kind: `a photo`, `each court`, or one that is narrowed down where the
 * one before was not, in a word for no dealing (`talks` are soon said to be `talks with Peru`).
 */
const isNew = (concept: Concept, described: Phrase): boolean => {
  if (described.isMutual || isSynonymous(described.head)) return false
  if (described.isQuantified || concept.isQuantified) return true
  if (described.parties.size > 0 && concept.parties.size === 0 && concept.modifiers.size === 0) return true
  if (described.places.size === 0 || (described.description.isDefinite && !isPlural(described.head))) return false
  return ![...described.places].some(([preposition, place]) => concept.places.get(preposition) === place)
}

/** `the exhibit at X` is not `the exhibit at Y`. */
const placesAgree = (concept: Concept, described: Phrase): boolean =>
  [...described.places].every(([preposition, place]) => (concept.places.get(preposition) ?? place) === place)

/** Across documents a bare head is not enough: modifiers or parties must be shared. */
const bestFit = (concepts: Iterable<Concept>, described: Phrase): Concept | null => {
  let best: Concept | null = null
  let bestScore = 0
  const most = 2 * described.modifiers.size + described.parties.size
  if (described.description.isPerson) return null
  for (const concept of concepts) {
    if (!partiesAgree(concept, described) || !placesAgree(concept, described)) continue
    if (described.isQuantified || concept.isQuantified || !isNearly(concept, described)) continue
    if (!isSubset(described.modifiers, concept.modifiers) && !isSubset(concept.modifiers, described.modifiers)) continue
    const shared = sharedOf(concept.modifiers, described.modifiers) * 2 + sharedOf(concept.parties, described.parties)
    const both = concept.modifiers.size === 0 && described.modifiers.size === 0
    const score =
      both && !isSynonymous(described.head) && !described.description.isRelations && concept.parties.size < 2
        ? 0
        : shared
    if (score > bestScore) {
      best = concept
      bestScore = score
    }
    if (bestScore === most) break
  }
  return best
}

/** In two texts `air support` and `tanker air refuelling support` are hardly one thing: at most one word more. */
const isNearly = (concept: Concept, described: Phrase): boolean =>
  described.isMutual || isSynonymous(described.head) || Math.abs(concept.modifiers.size - described.modifiers.size) <= 1

/** What sets and maps have in common. */
interface Keyed {
  readonly size: number
  readonly has: (key: string) => boolean
  readonly keys: () => Iterable<string>
}

const isSubset = (small: Keyed, large: Keyed): boolean => {
  if (small.size > large.size) return false
  for (const key of small.keys()) if (!large.has(key)) return false
  return true
}

const sharedOf = (left: Keyed, right: Keyed): number => {
  let shared = 0
  for (const key of left.keys()) if (right.has(key)) shared += 1
  return shared
}

/**
 * Two things with known parties are one only if one's parties are among the other's; a dealing of the same description
 * also if together they make just two: `talks with Japan` in one text, `talks with Russia` in the other.
 */
const partiesAgree = (concept: Concept, described: Phrase): boolean => {
  const { parties: left } = concept
  const { parties: right } = described
  if (left.size === 0 || right.size === 0 || isSubset(left, right) || isSubset(right, left)) return true
  return (
    concept.isMutual &&
    described.modifiers.size > 0 &&
    isSubset(described.modifiers, concept.modifiers) &&
    left.size + right.size - sharedOf(left, right) === 2
  )
}

/** The name of a described thing: its most frequent label, the longer and then the first of equals. */
export const nameOfConcept = (cluster: Cluster): string => {
  const ranked = [...cluster.labels].sort(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount || right.length - left.length || byText(left, right),
  )
  return ranked[0]?.[0] ?? cluster.name
}
