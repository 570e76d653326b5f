import type { NameLayer, ReferenceLayer, TimeLayer, TokenIndex, TokenRange } from '../../language/layers.ts'
import type { TimeInterval } from '../../model/index.ts'

/** What stands in MISC beside what was given. */
export type MarkedLayers = NameLayer & Partial<TimeLayer & ReferenceLayer>

/**
 * MISC items of the tokens in a range: `NER=B-ORG`; `Time=(2022-03-01/2022-03-31:month` at the first word of a temporal
 * expression and `Time=)` at its last, an open end being `..` (ISO 8601-2); `Coref=(2:pronoun` and `Coref=2)` at the ends
 * of a mention of chain 2 that the rule `pronoun` linked. One word has both: `Coref=(2:pronoun)`. Inner brackets come
 * after outer ones.
 */
export const marksOf = (layers: MarkedLayers, range: TokenRange): string[][] => {
  const times = bracketsOf(
    layers.times ?? [],
    range,
    (time) => (time.interval === null ? null : intervalText(time.interval)),
    '',
  )
  const references = layers.references ?? []
  const sizes = new Map<number, number>()
  for (const { chain } of references) sizes.set(chain, (sizes.get(chain) ?? 0) + 1)
  const chains = bracketsOf(
    references,
    range,
    ({ chain, rule }) => ((sizes.get(chain) ?? 0) > 1 ? `${String(chain + 1)}:${rule}` : null),
    ({ chain }) => String(chain + 1),
  )
  return nameLabels(layers, range).map((name, index) => [
    ...(chains[index] === '' ? [] : [`Coref=${chains[index] ?? ''}`]),
    ...(name === '' ? [] : [`NER=${name}`]),
    ...(times[index] === '' ? [] : [`Time=${times[index] ?? ''}`]),
  ])
}

const intervalText = ({ start, end, precision }: TimeInterval): string =>
  `${start === end && start !== null ? start : `${start ?? '..'}/${end ?? '..'}`}:${precision}`

/** The opening and closing brackets at each token; ranges that leave `range` are left out. */
const bracketsOf = <Item extends TokenRange>(
  items: readonly Item[],
  { first, end }: TokenRange,
  open: (item: Item) => string | null,
  close: string | ((item: Item) => string),
): string[] => {
  const marks = new Array<string>(end - first).fill('')
  const add = (token: TokenIndex, text: string): void => {
    marks[token - first] = `${marks[token - first] ?? ''}${text}`
  }
  const inside = items.filter((item) => item.first >= first && item.end <= end)
  const closes: { readonly token: TokenIndex; readonly start: TokenIndex; readonly text: string }[] = []
  for (const item of [...inside].sort((left, right) => left.first - right.first || right.end - left.end)) {
    const text = open(item)
    if (text === null) continue
    const isOneWord = item.end - item.first === 1
    add(item.first, isOneWord ? `(${text})` : `(${text}`)
    if (!isOneWord)
      closes.push({
        token: item.end - 1,
        start: item.first,
        text: `${typeof close === 'string' ? close : close(item)})`,
      })
  }
  for (const { token, text } of closes.sort((left, right) => right.start - left.start)) add(token, text)
  return marks
}

/** `B-ORG`, `I-ORG` or nothing for each word. */
const nameLabels = ({ names }: NameLayer, { first, end }: TokenRange): string[] => {
  const labels = new Array<string>(end - first).fill('')
  for (const name of names) {
    if (name.end <= first || name.first >= end) continue
    for (let token = Math.max(name.first, first); token < Math.min(name.end, end); token++) {
      labels[token - first] = `${token === name.first ? 'B' : 'I'}-${name.type}`
    }
  }
  return labels
}
