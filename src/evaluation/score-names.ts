import type { Name, NameType } from '../language/layers.ts'
import { at } from '../model/index.ts'
import type { MarkedName, NameDocument } from './name-corpora.ts'
import type { TypeMapping } from './name-types.ts'
import type { Counts } from './ud-score.ts'

/** A name as we found it, in the coordinates of the corpus. */
export interface FoundName {
  readonly sentence: number
  readonly start: number
  readonly end: number
  readonly type: NameType
}

/** Exact spans and types: how many are marked, found and right. `coarse` joins types of the corpus before they are compared. */
export const scoreNames = (
  gold: readonly MarkedName[],
  found: readonly FoundName[],
  mapping: TypeMapping,
  coarse: Readonly<Record<string, string>> = {},
): Counts => {
  const marked = new Set(gold.map((name) => keyOf(name, coarse[name.type] ?? name.type)))
  const mapped = new Set(
    found.flatMap((name) => {
      const type = mapping[name.type]
      return type === undefined ? [] : [keyOf(name, type)]
    }),
  )
  return { gold: marked.size, predicted: mapped.size, right: [...mapped].filter((key) => marked.has(key)).length }
}

const keyOf = ({ sentence, start, end }: Omit<FoundName, 'type'>, type: string): string =>
  `${String(sentence)}:${String(start)}-${String(end)}:${type}`

/** Names over the words of all sentences, one after the other, as names within each sentence. */
export const foundInSentences = ({ sentences }: NameDocument, names: readonly Name[]): FoundName[] => {
  const starts: number[] = []
  let words = 0
  for (const sentence of sentences) {
    starts.push(words)
    words += sentence.length
  }
  return names.map(({ first, end, type }) => {
    const sentence = starts.findLastIndex((start) => start <= first)
    return { sentence, start: first - at(starts, sentence), end: end - at(starts, sentence), type }
  })
}
