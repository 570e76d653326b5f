import { escapeXml } from './escape-xml.ts'
import type { Column } from './graph-columns.ts'

/** Adds the `attvalue` elements of an item. */
export type ValuesWriter<Item> = (item: Item, add: (text: string) => void) => void

/** As many values of a column are kept as they were written. */
const MAX_KEPT = 20_000

/** Writes the attributes of GEXF nodes or edges by their columns; an item without a value has no element. */
export const createValuesWriter = <Item>(columns: readonly Column<Item>[]): ValuesWriter<Item> => {
  const writers = columns.map(columnWriter)
  return (item, add) => {
    add('<attvalues>')
    for (const write of writers) write(item, add)
    add('</attvalues>')
  }
}

const columnWriter = <Item>({ id, recurs, value }: Column<Item>): ValuesWriter<Item> => {
  const begin = `<attvalue for="${id}" value="`
  const kept = new Map<string | number, string>()
  const keep = (key: string | number, text: string): string => {
    const element = `${begin}${text}"/>`
    if (kept.size < MAX_KEPT) kept.set(key, element)
    return element
  }
  return (item, add) => {
    const found = value(item)
    if (found === null) return
    if (typeof found !== 'object') {
      if (recurs === true) return add(kept.get(found) ?? keep(found, scalarText(found)))
    } else {
      if (found.length === 0) return
      const [first] = found
      // Most lists of evidence have one item.
      if (recurs === true && found.length === 1 && first !== undefined)
        return add(kept.get(first) ?? keep(first, listText(found)))
    }
    add(begin)
    add(typeof found === 'object' ? listText(found) : scalarText(found))
    add('"/>')
  }
}

const scalarText = (value: string | number): string => (typeof value === 'number' ? String(value) : escapeXml(value))

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
