import type { Mention } from '../../model/index.ts'
import { hashText } from '../hash-text.ts'
import { spellWords } from '../name-index.ts'
import { normalizeName } from '../normalize-name.ts'
import type { Overrides } from '../overrides.ts'
import type { Naming } from '../resolve-names.ts'
import { descriptionKey } from '../taught-names.ts'

/** What in a document depends on what is known of all: a name, a surname alone, a first and last name, a thing, a description. */
export type UseKind = 'name' | 'surname' | 'short' | 'thing' | 'description'

/** 52 bits: two keys that meet mean a document more that is looked at, no other result. */
export const useHash = (kind: UseKind, key: string): number =>
  Number.parseInt(hashText(`${kind}|${key}`).slice(0, 13), 16)

/** All that a document uses; `namings` are those before and after what the texts teach. */
export const usesOf = (
  mentions: readonly Mention[],
  namings: readonly Naming[],
  overrides: Overrides,
): readonly number[] => {
  const hashes = new Set<number>()
  const use = (kind: UseKind, key: string): void => {
    if (key !== '') hashes.add(useHash(kind, key))
  }
  mentions.forEach((mention, index) => {
    use('description', descriptionKey(mention))
    if (mention.kind !== 'name' && !namings.some((naming) => naming.has(index))) return
    for (const label of labelsOf(mention, overrides)) {
      use('name', normalizeName(label))
      const words = spellWords(label)
      const surname = words.at(-1) ?? ''
      if (words.length === 1) use('surname', surname)
      if (words.length > 2) use('short', `${words[0] ?? ''} ${surname}`)
    }
  })
  for (const naming of namings) for (const { key } of naming.values()) use('thing', key)
  return [...hashes].sort((left, right) => left - right)
}

/** What a mention is called, and what a person decided that it is called. */
export const labelsOf = ({ label }: Mention, { sameAs }: Overrides): readonly string[] => {
  const other = sameAs.get(normalizeName(label))
  return other === undefined ? [label] : [label, other]
}

/** 52 bits by which the concepts of a head are found that have a modifier or a party. */
export const wordHash = (head: string, kind: 'modifier' | 'party', word: string): number =>
  Number.parseInt(hashText(`${head}|${kind}|${word}`).slice(0, 13), 16)
