import type { Claim, DocumentClaims, Mention } from '../model/index.ts'
import { remembered } from '../resolution/remembered.ts'

const once = remembered((text) => text)
const EMPTY: readonly never[] = []

/**
 * The same claims in two thirds of the memory, for those who hold many: texts that come again and empty lists are held
 * once, and so is the sentence of claims that follow each other.
 */
export const shareRepeated = (claims: DocumentClaims): DocumentClaims => {
  let sentence = claims.claims[0]?.sentence
  return {
    ...claims,
    mentions: claims.mentions.map(shareMention),
    claims: claims.claims.map((claim): Claim => {
      if (claim.sentence.start !== sentence?.start || claim.sentence.end !== sentence.end) sentence = claim.sentence
      const [subject, relation, object] = claim.tuple
      return {
        ...claim,
        tuple: [once(subject), once(relation), once(object)],
        attributedTo: listOf(claim.attributedTo),
        sentence,
      }
    }),
  }
}

const shareMention = (mention: Mention): Mention => ({
  ...mention,
  text: once(mention.text),
  label: once(mention.label),
  lemma: once(mention.lemma),
  members: listOf(mention.members),
  modifiers: listOf(mention.modifiers),
  qualifiers: listOf(mention.qualifiers),
})

const listOf = <Item>(items: readonly Item[]): readonly Item[] => (items.length === 0 ? EMPTY : items)
