import type { Claim, TimeInterval } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { createIntColumn } from './int-column.ts'

/** What claims must have in common to be one statement; the type of event is the first's. */
export interface GroupContent {
  readonly subject: Cluster
  readonly object: Cluster
  /** Null: the article itself. */
  readonly speaker: Cluster | null
  readonly claim: Pick<Claim, 'relation' | 'eventType' | 'polarity' | 'modality' | 'time'>
}

/** A group as it was first met; ends and speaker by their numbers, `NOBODY` where the article itself speaks. */
export interface StatementGroup {
  readonly subject: number
  readonly object: number
  readonly speaker: number
  readonly words: Pick<Claim, 'relation' | 'eventType' | 'polarity' | 'modality'>
  readonly time: TimeInterval | null
}

/** Claims that say the same, numbered as they come: some forty bytes each, whatever they say. */
export interface StatementGroups {
  readonly numberOf: (content: GroupContent) => number
  readonly at: (number: number) => StatementGroup
  readonly count: () => number
}

export const NOBODY = -1
const [FREE, FIRST_ROOM, MOST_FILLED] = [-1, 1 << 12, 0.6]

export const createStatementGroups = (): StatementGroups => {
  const labels = createNumbers()
  const words = createList(({ relation, eventType, polarity, modality }: StatementGroup['words']) => [
    relation,
    eventType,
    polarity,
    modality,
  ])
  const times = createList(({ start, end, precision }: TimeInterval) => [start, end, precision])
  const [subjects, objects, speakers] = [createIntColumn(), createIntColumn(), createIntColumn()]
  const [labelled, timed] = [createIntColumn(), createIntColumn()]
  const worded = createIntColumn()
  let table = new Int32Array(FIRST_ROOM).fill(FREE)
  let count = 0
  const placeFor = (hash: number, isIt: (number: number) => boolean): number => {
    const mask = table.length - 1
    let place = hash & mask
    for (let number = table[place] ?? FREE; number !== FREE && !isIt(number); number = table[place] ?? FREE)
      place = (place + 1) & mask
    return place
  }
  const grow = (): void => {
    table = new Int32Array(table.length * 2).fill(FREE)
    for (let number = 0; number < count; number += 1) {
      const hash = hashOf(
        subjects.at(number),
        objects.at(number),
        speakers.at(number),
        labelled.at(number),
        timed.at(number),
      )
      table[placeFor(hash, () => false)] = number
    }
  }
  return {
    numberOf: ({ subject, object, speaker, claim }) => {
      const { time } = claim
      const label = labels.of(`${claim.relation}|${claim.polarity}|${claim.modality}`)
      const when = time === null ? NOBODY : times.numberOf(time)
      const said = speaker === null ? NOBODY : speaker.number
      const place = placeFor(
        hashOf(subject.number, object.number, said, label, when),
        (number) =>
          subjects.at(number) === subject.number &&
          objects.at(number) === object.number &&
          labelled.at(number) === label &&
          speakers.at(number) === said &&
          timed.at(number) === when,
      )
      const known = table[place] ?? FREE
      if (known !== FREE) return known
      table[place] = count
      subjects.push(subject.number)
      objects.push(object.number)
      speakers.push(said)
      labelled.push(label)
      timed.push(when)
      const { relation, eventType, polarity, modality } = claim
      worded.push(words.numberOf({ relation, eventType, polarity, modality }))
      count += 1
      if (count > table.length * MOST_FILLED) grow()
      return count - 1
    },
    at: (number) => ({
      subject: subjects.at(number),
      object: objects.at(number),
      speaker: speakers.at(number),
      words: words.at(worded.at(number)),
      time: timed.at(number) === NOBODY ? null : times.at(timed.at(number)),
    }),
    count: () => count,
  }
}

const hashOf = (subject: number, object: number, speaker: number, label: number, time: number): number =>
  mixed(mixed(mixed(mixed(mixed(0, subject), object), speaker), label), time) >>> 0

const mixed = (hash: number, part: number): number => {
  const product = Math.imul(hash ^ part, 0x9e3779b1)
  return product ^ (product >>> 15)
}

/** Texts by number. */
const createNumbers = () => {
  const numbers = new Map<string, number>()
  return {
    of: (text: string): number => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, numbers.size)
      return numbers.size - 1
    },
  }
}

/** Different records by number, each held once. */
const createList = <Item>(partsOf: (item: Item) => readonly (string | null)[]) => {
  const numbers = createNumbers()
  const items: Item[] = []
  return {
    numberOf: (item: Item): number => {
      const number = numbers.of(partsOf(item).join('|'))
      if (number === items.length) items.push(item)
      return number
    },
    at: (number: number): Item => items[number] as Item,
  }
}
