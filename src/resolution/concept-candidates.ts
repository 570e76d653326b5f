import type { KeyMap, KeySet } from './few.ts'

/** As much of a described thing as tells whether it may be the one that a phrase describes. */
export interface ConceptParts {
  readonly head: string
  readonly modifiers: KeySet<string>
  readonly parties: KeyMap<string, string>
  readonly isMutual: boolean
}

/** Described things of all documents, by what those have in common that can be one thing. */
export interface ConceptCandidates<Concept extends ConceptParts & { readonly order: number }> {
  /**
   * The things that a phrase can mean by `bestFit`, in the order of their making: of its head, with a modifier or a party
   * in common. Where both have parties, one of these is shared, or each has one and they deal with each other.
   */
  readonly of: (described: ConceptParts) => readonly Concept[]
  /** Give a thing the modifiers and parties of a phrase; a new thing has none yet. */
  readonly widen: (concept: Concept, described: ConceptParts) => void
}

/** Lists of things in the order of their making. */
type Lists<Concept> = Map<string, Concept[]>

/** Made when something comes onto them: most heads need one of them, if any. */
interface HeadLists<Concept> {
  byParty: Lists<Concept> | null
  byModifier: Lists<Concept> | null
  /** Those without parties. */
  openByModifier: Lists<Concept> | null
  /** Dealings of which one party is known. */
  halfByModifier: Lists<Concept> | null
}

export const createConceptCandidates = <
  Concept extends ConceptParts & { readonly order: number },
>(): ConceptCandidates<Concept> => {
  const heads = new Map<string, HeadLists<Concept>>()
  return {
    of: ({ head, modifiers, parties }) => {
      const lists = heads.get(head)
      if (lists === undefined) return []
      const found: (readonly Concept[])[] = []
      const look = (wanted: Lists<Concept> | null, keys: Iterable<string>): void => {
        for (const key of keys) {
          const list = wanted?.get(key)
          if (list !== undefined && list.length > 0) found.push(list)
        }
      }
      if (parties.size === 0) look(lists.byModifier, modifiers)
      else {
        look(lists.byParty, parties.keys())
        look(lists.openByModifier, modifiers)
        look(lists.halfByModifier, modifiers)
      }
      return found.length <= 1 ? (found[0] ?? []) : merged(found)
    },
    widen: (concept, described) => {
      const lists = heads.get(concept.head) ?? createLists()
      heads.set(concept.head, lists)
      const [hadModifiers, hadParties] = [concept.modifiers.size, concept.parties.size]
      for (const modifier of described.modifiers) {
        if (concept.modifiers.has(modifier)) continue
        concept.modifiers.add(modifier)
        insert((lists.byModifier ??= new Map()), modifier, concept)
      }
      for (const [party, name] of described.parties) {
        if (!concept.parties.has(party)) insert((lists.byParty ??= new Map()), party, concept)
        concept.parties.set(party, name)
      }
      if (hadModifiers === concept.modifiers.size && hadParties === concept.parties.size) return
      for (const modifier of concept.modifiers) {
        const [isOpen, isHalf] = [concept.parties.size === 0, concept.isMutual && concept.parties.size === 1]
        if (isOpen) keep((lists.openByModifier ??= new Map()), modifier, { concept, isIn: true })
        else if (lists.openByModifier !== null) keep(lists.openByModifier, modifier, { concept, isIn: false })
        if (isHalf) keep((lists.halfByModifier ??= new Map()), modifier, { concept, isIn: true })
        else if (lists.halfByModifier !== null) keep(lists.halfByModifier, modifier, { concept, isIn: false })
      }
    },
  }
}

const createLists = <Concept>(): HeadLists<Concept> => ({
  byParty: null,
  byModifier: null,
  openByModifier: null,
  halfByModifier: null,
})

/** Without repetitions, in the order of their making. */
const merged = <Concept extends { readonly order: number }>(lists: readonly (readonly Concept[])[]): Concept[] =>
  [...new Set(lists.flat())].sort((left, right) => left.order - right.order)

const insert = <Concept extends { readonly order: number }>(
  lists: Lists<Concept>,
  key: string,
  concept: Concept,
): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [concept])
  else list.splice(placeOf(list, concept), 0, concept)
}

const keep = <Concept extends { readonly order: number }>(
  lists: Lists<Concept>,
  key: string,
  { concept, isIn }: { readonly concept: Concept; readonly isIn: boolean },
): void => {
  const list = lists.get(key) ?? []
  const place = placeOf(list, concept)
  const wasIn = list[place] === concept
  if (isIn && !wasIn) insert(lists, key, concept)
  if (!isIn && wasIn) list.splice(place, 1)
}

/** Where a thing stands in a list, or would stand. */
const placeOf = (list: readonly { readonly order: number }[], { order }: { readonly order: number }): number => {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.order ?? 0) < order) low = middle + 1
    else high = middle
  }
  return low
}
