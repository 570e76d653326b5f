import { at } from '../../model/index.ts'
import type { ChainFacts } from './chains.ts'
import { mentionsBetween } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import { countryMentions } from './link-speakers.ts'
import type { Mention } from './mention.ts'
import { dominates, isSubjectOf } from './reading.ts'

const WINDOW_SENTENCES = 4

/** `the Japanese Prime Minister`, `the diplomat`: the last named person whose known roles allow the word. */
export const linkRoles = (space: Workspace): void => {
  const countries = countryMentions(space)
  for (const mention of space.mentions) {
    linkCountrySide(space, mention, countries)
    if (mention.form !== 'nominal' || mention.number !== 'singular' || space.chains.linkOf(mention.index) !== null)
      continue
    if (!isAnaphoric(mention) && !(mention.type === 'person' && mention.determiner === 'possessive')) continue
    if (mention.type === 'person') linkPerson(space, mention)
    else if (mention.type === 'organisation' && GENERIC.has(mention.head)) linkBest(space, mention, organisationScore)
    else if (mention.type === 'country' && mention.modifiers.size === 0) linkBest(space, mention, countryScore)
    else if (mention.type === 'place' && mention.modifiers.size === 0) linkBest(space, mention, placeScore)
  }
}

/** `the Ruritanian side` is Ruritania. */
const linkCountrySide = (space: Workspace, mention: Mention, countries: ReadonlyMap<string, number>): void => {
  if (mention.head !== 'side' || mention.number !== 'singular' || mention.modifiers.size !== 1) return
  const [word] = mention.modifiers
  const antecedent = word?.startsWith('=') === true ? countries.get(word.slice(1)) : undefined
  if (antecedent !== undefined) space.chains.adopt(mention.index, { antecedent, rule: 'country-side', score: 0.75 })
}

const GENERIC = new Set(['company', 'firm', 'agency', 'corporation', 'newspaper', 'bloc', 'alliance'])

const isAnaphoric = (mention: Mention): boolean =>
  mention.determiner === 'definite' || mention.determiner === 'demonstrative'

/** The one of just this office, near or far, before others of its kind: `the prime minister` is no foreign minister. */
const linkPerson = (space: Workspace, mention: Mention): void => {
  linkBest(space, mention, wholeRoleScore)
  if (space.chains.linkOf(mention.index) !== null) return
  const holder = holderOf(space, mention)
  if (holder === null) linkBest(space, mention, roleScore)
  else space.chains.join(mention.index, { antecedent: holder, rule: 'role', score: 0.75 })
}

const FAR_SENTENCES = 40

/** The last one named within many sentences who has this office by all its words. */
const holderOf = (space: Workspace, mention: Mention): number | null => {
  if (mention.determiner !== 'definite') return null
  for (const candidate of [...mentionsBetween(space, mention.sentence - FAR_SENTENCES, mention.sentence)].reverse()) {
    if (candidate.form !== 'name' || candidate.type !== 'person' || candidate.end > mention.first) continue
    if (wholeRoleScore(space, mention, candidate, space.chains.facts(candidate.index)) !== null) return candidate.index
  }
  return null
}

type Score = (
  space: Workspace,
  mention: Mention,
  candidate: Mention,
  facts: ChainFacts,
) => { rule: string; score: number } | null

const linkBest = (space: Workspace, mention: Mention, score: Score): void => {
  const seen = new Set<number>()
  let best: { antecedent: number; rule: string; score: number } | null = null
  for (const candidate of [
    ...mentionsBetween(space, mention.sentence - WINDOW_SENTENCES, mention.sentence),
  ].reverse()) {
    if (candidate.index >= mention.index || candidate.form === 'coordination' || candidate.form === 'adjective')
      continue
    if (candidate.end > mention.first || isSubjectOf(space.reading, candidate.headToken, mention.headToken)) continue
    const root = space.chains.root(candidate.index)
    const found = score(space, mention, candidate, space.chains.facts(candidate.index))
    if (found === null || seen.has(root)) continue
    seen.add(root)
    const value =
      found.score -
      0.04 * (mention.sentence - candidate.sentence) +
      (mention.type === 'country' ? 0 : salience(candidate))
    if (best === null || value > best.score) best = { antecedent: candidate.index, rule: found.rule, score: value }
  }
  if (best !== null && best.score >= THRESHOLD)
    space.chains.join(mention.index, { ...best, score: Math.min(0.95, best.score) })
}

const THRESHOLD = 0.5

const salience = (candidate: Mention): number =>
  candidate.role === 'subject' ? 0.06 : candidate.role === 'possessor' || candidate.role === 'modifier' ? -0.05 : 0

const wholeRoleScore: Score = (space, mention, candidate, facts) => {
  const found = roleScore(space, mention, candidate, facts)
  return found?.rule === 'role' ? found : null
}

/** Words of a phrase that say which role, without the number words that say nothing. */
const roleScore: Score = (space, mention, _candidate, facts) => {
  if (facts.type !== 'person' || !facts.hasName || facts.number === 'plural') return null
  if (contradicts(mention.modifiers, facts.roles)) return null
  const rest = [...mention.modifiers].filter((word) => !facts.roles.has(word))
  if (facts.roles.has(mention.head) && rest.length === 0) return { rule: 'role', score: 0.85 }
  if (mention.determiner === 'possessive') {
    const isWholeRole = rest.length === 1 && mention.modifiers.size > 1 && facts.roles.has(mention.head)
    return isWholeRole ? { rule: 'role', score: 0.7 } : null
  }
  if (mention.modifiers.size > 1 || facts.roles.has(mention.head)) return null
  const kinds = space.data.roleKinds.get(mention.head)
  if (kinds === undefined) return null
  const isKind = [...facts.roles].some((role) => kinds.has(role))
  if (isKind) return { rule: 'role-kind', score: 0.72 }
  return facts.roles.size === 0 && rest.length === 0 ? { rule: 'role-open', score: 0.5 } : null
}

/** Two different countries beside two roles. */
const contradicts = (modifiers: ReadonlySet<string>, roles: ReadonlySet<string>): boolean => {
  const countries = [...modifiers].filter((word) => word.startsWith('='))
  const known = [...roles].filter((word) => word.startsWith('='))
  return countries.length > 0 && known.length > 0 && !countries.some((word) => known.includes(word))
}

const organisationScore: Score = (_space, mention, candidate, facts) => {
  if (facts.type !== 'organisation' || !facts.hasName || mention.modifiers.size > 0) return null
  return candidate.role === 'subject' && mention.determiner === 'definite' && mention.sentence - candidate.sentence <= 2
    ? { rule: 'organisation-kind', score: 0.55 }
    : null
}

/** `the country`: the nearest country that is no subject or object of the same verb. */
const countryScore: Score = (space, mention, candidate, facts) => {
  if (facts.type !== 'country' || candidate.country?.kind === 'demonym' || mention.sentence - candidate.sentence > 2)
    return null
  const { head } = space.reading.input
  if (at(head, candidate.headToken) === at(head, mention.headToken)) return null
  const isActor = candidate.role === 'subject' && candidate.sentence === mention.sentence && mention.role !== 'subject'
  if (isActor && dominates(space.reading, at(head, candidate.headToken), mention.headToken)) return null
  return { rule: 'country-kind', score: 0.58 }
}

const placeScore: Score = (_space, mention, candidate, facts) => {
  if (candidate.form !== 'name' || mention.sentence - candidate.sentence > 3) return null
  return facts.type === 'place' && ['city', 'town', 'village'].includes(mention.head)
    ? { rule: 'place-kind', score: 0.58 }
    : null
}
