import type { Name, NameLayer, ReferenceLayer, TokenLayer } from '../layers.ts'

/** A name whose labels are less likely than this on the mean is a guess. */
const LEAST_SCORE = 0.4

/**
 * The names without guesses. A guess stays where the document speaks for it: the same words are a name for certain
 * elsewhere, or something else refers to it.
 */
export const dropGuesses = (input: TokenLayer & NameLayer & ReferenceLayer): readonly Name[] => {
  const isSure = ({ score }: Name): boolean => score >= LEAST_SCORE
  const sure = new Set(input.names.filter(isSure).map((name) => wordsOf(input, name)))
  const taken = referredTo(input)
  return input.names.filter((name) => isSure(name) || sure.has(wordsOf(input, name)) || taken(name))
}

const wordsOf = ({ tokens }: TokenLayer, { first, end }: Name): string => tokens.form.slice(first, end).join(' ')

/** Whether a name is in a chain of several references. */
const referredTo = ({ references }: ReferenceLayer): ((name: Name) => boolean) => {
  const sizes = new Map<number, number>()
  for (const { chain } of references) sizes.set(chain, (sizes.get(chain) ?? 0) + 1)
  const heads = new Set<number>()
  for (const { chain, headToken } of references) if ((sizes.get(chain) ?? 0) > 1) heads.add(headToken)
  return ({ first, end }) => {
    for (let token = first; token < end; token++) if (heads.has(token)) return true
    return false
  }
}
