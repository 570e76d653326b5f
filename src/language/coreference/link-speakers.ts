import { at } from '../../model/index.ts'
import type { Workspace } from './document-index.ts'
import type { Mention } from './mention.ts'

const SPEAKER = new Set(['i', 'me', 'my', 'mine', 'myself'])
const SIDE = new Set(['we', 'us', 'our', 'ours', 'ourselves'])
const HEARER = new Set(['you', 'your', 'yours', 'yourself', 'yourselves'])

/** `I` in a quotation is the speaker; outside of quotations the one who writes. */
export const linkSpeakers = (space: Workspace): void => {
  const narrators = new Map<string, number>()
  for (const mention of space.mentions) {
    const group = personOf(space, mention)
    const speaker = speakerOf(space, mention)
    if (group === 'speaker' && speaker !== undefined) {
      space.chains.join(mention.index, { antecedent: speaker.index, rule: 'speaker', score: 0.85 })
    } else if (group === 'hearer' || (group !== null && speaker === undefined))
      linkNarrator(space, mention, group, narrators)
  }
}

/** `we` and `our country` in a quotation are the speaker's side. Runs when it is known who `he said` is. */
export const linkSides = (space: Workspace): void => {
  const countries = countryMentions(space)
  const narrators = new Map<string, number>()
  for (const mention of space.mentions) {
    if (personOf(space, mention) !== 'side') continue
    const speaker = speakerOf(space, mention)
    if (speaker === undefined) continue
    const side = sideOf(space, speaker, countries)
    if (side !== null) linkSide(space, mention, side, side === speaker.index ? 0.55 : 0.7)
    else linkNarrator(space, mention, `side of ${space.chains.root(speaker.index)}`, narrators)
  }
}

/** Whether a pronoun means the speaker, his side or the hearer. */
const personOf = (space: Workspace, mention: Mention): 'speaker' | 'side' | 'hearer' | null => {
  if (mention.form !== 'pronoun') return null
  const word = at(space.reading.lower, mention.headToken)
  return SPEAKER.has(word) ? 'speaker' : SIDE.has(word) ? 'side' : HEARER.has(word) ? 'hearer' : null
}

const speakerOf = (space: Workspace, mention: Mention): Mention | undefined => {
  const quotation = space.quotations[at(space.quotationOf, mention.headToken)]
  return quotation?.speaker === undefined || quotation.speaker === null
    ? undefined
    : space.byHead.get(quotation.speaker)
}

const MAX_NARRATOR_SENTENCES = 40

/** Outside of quotations with a speaker, one `I` is the next. */
const linkNarrator = (space: Workspace, mention: Mention, group: string, narrators: Map<string, number>): void => {
  const quotation = at(space.quotationOf, mention.headToken)
  const key = quotation < 0 || group.startsWith('side of') ? group : `${group} ${quotation}`
  const antecedent = narrators.get(key)
  if (
    antecedent !== undefined &&
    mention.sentence - at(space.mentions, antecedent).sentence <= MAX_NARRATOR_SENTENCES
  ) {
    space.chains.join(mention.index, { antecedent, rule: `same-${at(group.split(' '), 0)}`, score: 0.7 })
  }
  narrators.set(key, mention.index)
}

/** `we` of an official is his country or house, where his title names one that the document speaks of. */
const linkSide = (space: Workspace, mention: Mention, side: number, score: number): void => {
  space.chains.adopt(mention.index, { antecedent: side, rule: 'speaker-side', score })
  const owned =
    mention.role === 'possessor' ? space.byHead.get(at(space.reading.input.head, mention.headToken)) : undefined
  if (owned === undefined || space.chains.facts(side).type !== 'country') return
  if (!space.data.countryNouns.has(owned.head) || owned.modifiers.size > 1) return
  space.chains.adopt(owned.index, { antecedent: side, rule: 'speaker-side', score: 0.75 })
}

/** Whom an official, a body or a country speaks for; null for a private person. */
const sideOf = (space: Workspace, speaker: Mention, countries: ReadonlyMap<string, number>): number | null => {
  const facts = space.chains.facts(speaker.index)
  if (facts.type === 'country') return speaker.index
  const origins = facts.origin === null ? facts.roles : [facts.origin, ...facts.roles]
  for (const role of origins) {
    const country = role.startsWith('=') ? countries.get(role.slice(1)) : undefined
    if (country !== undefined) return country
  }
  if (facts.type === 'organisation') return speaker.index
  return organisationIn(space, speaker) ?? (isOfficial(space, facts.roles) ? speaker.index : null)
}

const isOfficial = (space: Workspace, roles: ReadonlySet<string>): boolean => {
  const official = space.data.roleKinds.get('official')
  return official !== undefined && [...roles].some((role) => official.has(role))
}

/** A body named inside the phrase of the speaker: `Acme spokeswoman Ann Li`. */
const organisationIn = (space: Workspace, speaker: Mention): number | null => {
  for (let index = speaker.index + 1; index < space.mentions.length; index++) {
    const inner = at(space.mentions, index)
    if (inner.first >= speaker.end) return null
    if (inner.type === 'organisation' && inner.form === 'name') return inner.index
  }
  return null
}

/** For each country the first mention by its own name, or by its capital where it has no other. */
export const countryMentions = (space: Workspace): Map<string, number> => {
  const first = new Map<string, number>()
  for (const kind of ['name', 'capital'] as const) {
    for (const mention of space.mentions) {
      if (mention.country?.kind === kind && !first.has(mention.country.code))
        first.set(mention.country.code, mention.index)
    }
  }
  return first
}
