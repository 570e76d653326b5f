import { at } from '../../model/index.ts'
import type { TokenIndex } from '../../language/layers.ts'
import type { ClaimRule, Draft, RuleContext } from '../draft.ts'
import { nounClassOf } from '../noun-class.ts'
import { dependentBy, dependentsBy, formOf, headOf, lemmaOf, prepositionOf, relOf, uposOf, xposOf } from '../reading.ts'
import { mentionAt } from './clause-parts.ts'

type Found = Omit<Draft, 'rule'>

const PLAIN = { polarity: 'positive', modality: 'asserted' } as const

/** `Brix fighters`, `Brix's troops`: people that a body is named for belong to it. */
function* groupOfBody(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (uposOf(reading, token) !== 'NOUN' || !/^NNS$/u.test(xposOf(reading, token)) || at(reading.nameOf, token) >= 0)
      continue
    if (!/^(?:PEOPLE|PERSON)$/u.test(nounClassOf(reading, data, token) ?? '')) continue
    for (const owner of dependentsBy(reading, token, 'compound', 'nmod:poss', 'nmod:desc')) {
      const body = mentionAt(context, owner)
      if (body?.kind !== 'name' || body.type !== 'ORG' || owner > token) continue
      yield {
        subject: token,
        relation: 'member of',
        eventType: 'MEMBER',
        object: owner,
        ...PLAIN,
        anchor: token,
        confidence: 0.75,
        words: [token],
      }
    }
  }
}

/** `works as part of the coalition`: who does so is part of it. */
function* asPartOf(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (const { token, kind, passive, subjects, objects } of context.predications) {
    if (kind === 'noun') continue
    for (const part of dependentsBy(reading, token, 'obl', 'advcl', 'nmod')) {
      if (lemmaOf(reading, part) !== 'part' || prepositionOf(reading, part) !== 'as') continue
      for (const whole of dependentsBy(reading, part, 'nmod'))
        for (const subject of passive ? objects : subjects)
          if (prepositionOf(reading, whole) === 'of' && whole !== subject)
            yield {
              subject,
              relation: 'part of',
              eventType: 'MEMBER',
              object: whole,
              ...PLAIN,
              anchor: token,
              confidence: 0.75,
              words: [part],
            }
    }
  }
}

const PLACES = /^(?:GPE|LOC|FAC)$/u

/** `Zenda, Ruritania`: of two places with a comma between, the first lies in the second. */
function* placeInPlace(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    const head = headOf(reading, token)
    if (head < 0 || head > token || !/^(?:appos|nmod|nmod:unmarked|list)$/u.test(relOf(reading, token))) continue
    const [inner, outer] = [mentionAt(context, head), mentionAt(context, token)]
    if (inner?.kind !== 'name' || outer?.kind !== 'name' || !PLACES.test(inner.type) || outer.type !== 'GPE') continue
    if (!standsBehindComma(context, head, token) || isList(context, head) || isList(context, token)) continue
    yield {
      subject: head,
      relation: 'part of',
      eventType: 'PART_OF',
      object: token,
      ...PLAIN,
      anchor: head,
      confidence: 0.8,
      words: [head],
    }
  }
}

/** Nothing but a comma parts the two names. */
const standsBehindComma = ({ reading }: RuleContext, head: TokenIndex, token: TokenIndex): boolean => {
  const [left, right] = [
    reading.analysis.names[at(reading.nameOf, head)],
    reading.analysis.names[at(reading.nameOf, token)],
  ]
  return left !== undefined && right !== undefined && right.first - left.end === 1 && formOf(reading, left.end) === ','
}

/** `Norway, Sweden and Chad` is a list. */
const isList = ({ reading }: RuleContext, token: TokenIndex): boolean =>
  dependentBy(reading, token, 'conj', 'cc') !== undefined

/** Claims about what belongs to what, read off how phrases are put together. */
export const BELONGING_RULES: readonly ClaimRule[] = [
  {
    rule: 'group-of-body',
    yes: 'Hezbollah fighters attacked the convoy.',
    gives: ['Hezbollah fighters', 'member of', 'Hezbollah'],
    no: 'Hezbollah weapons reached the convoy.',
    match: groupOfBody,
  },
  {
    rule: 'as-part-of',
    yes: 'Norway works as part of the alliance with Sweden.',
    gives: ['Norway', 'part of', 'alliance'],
    no: 'Norway works for a part of Sweden.',
    match: asPartOf,
  },
  {
    rule: 'place-in-place',
    yes: 'The fair took place in Lyon, France.',
    gives: ['Lyon', 'part of', 'France'],
    no: 'The fair took place in Lyon and France.',
    match: placeInPlace,
  },
]
