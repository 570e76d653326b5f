import { escapeXml } from './escape-xml.ts'
import type { Column } from './graph-columns.ts'

/** Adds the `attvalue` elements of an item. */
export type ValuesWriter<Item> = (item: Item, add: (text: string) => void) => void

type Value = ReturnType<Column<unknown>['value']>

/** As many values of a column, or of a run of columns, are kept as they were written. */
const MAX_KEPT = 20_000

/** Writes the attributes of GEXF nodes or edges by their columns; an item without a value has no element. */
export const createValuesWriter = <Item>(columns: readonly Column<Item>[]): ValuesWriter<Item> => {
  const writers = runsOf(columns).map((run) => (run.length > 1 ? runWriter(run) : columnWriter(run[0])))
  return (item, add) => {
    add('<attvalues>')
    for (const write of writers) write(item, add)
    add('</attvalues>')
  }
}

type Run<Item> = readonly [Column<Item>, ...Column<Item>[]]

/** Neighbouring columns of single values that recur stand together, each other column alone. */
const runsOf = <Item>(columns: readonly Column<Item>[]): readonly Run<Item>[] => {
  const runs: [Column<Item>, ...Column<Item>[]][] = []
  for (const column of columns) {
    const last = runs.at(-1)
    if (last && isShared(last[0]) && isShared(column)) last.push(column)
    else runs.push([column])
  }
  return runs
}

const isShared = <Item>({ type, recurs }: Column<Item>): boolean => recurs === true && !type.startsWith('list')

/** What was written for some first values of a run, and where to go on from there. */
interface Written {
  readonly text: string
  readonly next: Map<Value, Written>
}

/** A run is written once for each combination of values that comes up. */
const runWriter = <Item>(run: Run<Item>): ValuesWriter<Item> => {
  const begin: Written = { text: '', next: new Map() }
  let kept = 0
  return (item, add) => {
    let written = begin
    for (const { id, value } of run) {
      const found = value(item)
      let next = written.next.get(found)
      if (next === undefined) {
        next = { text: [written.text, element(id, found)].join(''), next: new Map() }
        kept += 1
        if (kept < MAX_KEPT) written.next.set(found, next)
      }
      written = next
    }
    add(written.text)
  }
}

const columnWriter = <Item>({ id, recurs, value }: Column<Item>): ValuesWriter<Item> => {
  const kept = new Map<string | number, string>()
  return (item, add) => {
    const found = value(item)
    const [only] = typeof found === 'object' && found?.length === 1 ? found : []
    // Most lists of evidence have one item.
    const key = typeof found === 'object' ? only : found
    if (recurs !== true || key === undefined) return add(element(id, found))
    let text = kept.get(key)
    if (text === undefined) {
      text = element(id, found)
      if (kept.size < MAX_KEPT) kept.set(key, text)
    }
    add(text)
  }
}

const element = (id: string, value: Value): string => {
  if (value === null || (typeof value === 'object' && value.length === 0)) return ''
  const text =
    typeof value === 'object' ? listText(value) : typeof value === 'number' ? String(value) : escapeXml(value)
  return `<attvalue for="${id}" value="${text}"/>`
}

/** A list as an attribute holds it. */
const listText = (items: readonly string[] | readonly number[]): string => {
  let text = ''
  for (const item of items) {
    if (text !== '') text += ', '
    text += typeof item === 'number' ? String(item) : `&quot;${escapeXml(quotable(item))}&quot;`
  }
  return `[${text}]`
}

/** An item as Gephi's graphstore (ArraysParser) and graphology-gexf take it in quotes: `\` before `"` and `\`. */
const quotable = (item: string): string => (/["\\]/.test(item) ? item.replace(/["\\]/g, '\\$&') : item)
