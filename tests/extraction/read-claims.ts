import { extractClaims } from '../../src/extraction/extract-claims.ts'
import type { ClaimRule } from '../../src/extraction/draft.ts'
import { EXTRACTION_FILES, parseExtractionData } from '../../src/extraction/extraction-data.ts'
import type { ExtractionFile } from '../../src/extraction/extraction-data.ts'
import { findPredications } from '../../src/extraction/predications.ts'
import type { Predication } from '../../src/extraction/predications.ts'
import { createReading } from '../../src/extraction/reading.ts'
import type { Analysis, Reference, TimeExpression, TokenIndex } from '../../src/language/layers.ts'
import type { Claim, DocumentClaims, Mention } from '../../src/model/index.ts'
import { layersOf } from '../language/coreference/read-references.ts'

const table = (...rows: readonly string[]): string => rows.map((row) => row.replaceAll(' | ', '\t')).join('\n')

/** Just enough tables for the tests, in the form of the files of `data/`. */
export const tables: Readonly<Record<ExtractionFile, string>> = {
  ...(Object.fromEntries(Object.keys(EXTRACTION_FILES).map((file) => [file, ''])) as Record<ExtractionFile, string>),
  verbs: table(
    '# verb | object | relation | eventType',
    'sign | * | signed | AGREE',
    'sign | AGREEMENT | signed | SIGN_AGREEMENT',
    'suspend | * | suspended | CHANGE',
    'suspend | NEGOTIATION | suspended | HALT_NEGOTIATIONS',
    'withdraw from | * | withdrew from | RETREAT',
    'call off | * | called off | TERMINATE',
    'refuse | * | refused | REJECT',
    'urge | * | urged | DEMAND',
    'criticize | * | criticized | CRITICIZE',
    'meet | PERSON | met | CONSULT',
  ),
  eventNouns: table('sanction | sanctioned | SANCTION | on,against | agent', 'attack | attacked | ATTACK | on | agent'),
  nounClasses: table(
    'treaty | AGREEMENT',
    'talk | NEGOTIATION',
    'minister | OFFICE',
    'island | TERRITORY',
    'dozen | QUANTITY',
    'thing | VAGUE',
    'side | ORGANISATION',
    'sanction | SANCTIONS',
  ),
  staticNouns: table('minister | minister of | ROLE', 'foreign minister | foreign minister of | ROLE'),
  reporting: table(
    'say | VERB | asserted | STATE',
    'deny | VERB | denied | REJECT',
    'ask | VERB | demanded | REQUEST',
    'claim | NOUN | asserted | STATE',
    'possibility | NOUN | possible | STATE',
  ),
  control: table(
    'plan | VERB | planned | positive | subject',
    'want | VERB | planned | positive | subject',
    'refuse | VERB | planned | negative | subject',
    'fail | VERB | asserted | negative | subject',
    'urge | VERB | demanded | positive | object',
    'decision | NOUN | planned | positive | subject',
    'ready | ADJ | planned | positive | subject',
  ),
  connectives: table('because of | prompted | CAUSE'),
  supportVerbs: 'impose',
  vagueModifiers: 'recent',
  verbForms: table('committed | commit', 'rebutted | rebut', 'patrolled | patrol', 'travelled | travel'),
  irregularPast: table('seek | sought | sought', 'take | took | taken', 'leave | left | left'),
}

export const data = parseExtractionData(tables, new Set(['peruvian', 'chilean']))

/** What the notation does not say. */
export interface Beside {
  readonly times?: readonly TimeExpression[]
  readonly references?: readonly Reference[]
  /** Tokens that open a paragraph beside the first. */
  readonly opens?: readonly TokenIndex[]
}

/**
 * An analysis from the notation of `layersOf`; a fine tag follows its class after a dot: `signed=sign/VERB.VBN/0/root`.
 */
export const analysisOf = (notation: string, { times = [], references = [], opens = [] }: Beside = {}): Analysis => {
  const layers = layersOf(notation)
  const fine = (tag: string): string => tag.split('.')[1] ?? tag
  return {
    ...layers,
    tokens: {
      ...layers.tokens,
      opens: layers.tokens.opens.map((given, token) => (opens.includes(token) ? 1 : given)),
    },
    upos: layers.upos.map((tag) => tag.split('.')[0] ?? tag),
    xpos: layers.xpos.map((tag) => (tag === '.' ? tag : fine(tag))),
    times,
    references,
  }
}

/** A claim with its ends as mentions. */
export interface ReadClaim extends Omit<Claim, 'subject' | 'object' | 'attributedTo'> {
  readonly subject: Mention
  readonly object: Mention | null
  /** Labels of the speakers, the nearest first. */
  readonly speakers: readonly string[]
}

/** What a notation says: its claims, to be asked by `subject relation object`. */
export const readClaims = (notation: string, beside: Beside = {}, rules?: readonly ClaimRule[]) => {
  const analysis = analysisOf(notation, beside)
  const found: DocumentClaims =
    rules === undefined ? extractClaims(analysis, data) : extractClaims(analysis, data, rules)
  const mentionAt = (index: number): Mention => found.mentions[index] as Mention
  const claims = found.claims.map((claim): ReadClaim => ({
    ...claim,
    subject: mentionAt(claim.subject),
    object: claim.object === null ? null : mentionAt(claim.object),
    speakers: claim.attributedTo.map((speaker) => mentionAt(speaker).label),
  }))
  const briefly = (claim: ReadClaim): string => `${claim.subject.label} ${claim.relation} ${claim.object?.label ?? ''}`
  return {
    analysis,
    found,
    claims,
    all: claims.map(briefly),
    /** The claim with these words; tells what there is when it is not among them. */
    claim: (words: string): ReadClaim => {
      const claim = claims.find((one) => briefly(one) === words)
      if (claim === undefined) throw new Error(`No claim "${words}" among: ${claims.map(briefly).join(' | ')}`)
      return claim
    },
    mention: (label: string): Mention => {
      const mention = found.mentions.find((one) => one.label === label)
      if (mention === undefined)
        throw new Error(`No mention "${label}" among: ${found.mentions.map((one) => one.label).join(' | ')}`)
      return mention
    },
  }
}

/** The predication of a word, its tokens as words. */
export const predicationOf = (notation: string, word: string) => {
  const analysis = analysisOf(notation)
  const words = (tokens: readonly TokenIndex[]): string => tokens.map((token) => analysis.tokens.form[token]).join(' ')
  const found = findPredications(createReading(analysis), data).find(
    ({ token }: Predication) => analysis.tokens.form[token] === word,
  )
  if (found === undefined) throw new Error(`No predication of "${word}"`)
  return {
    passive: found.passive,
    inherited: found.inherited,
    subjects: words(found.subjects),
    objects: words(found.objects),
    obliques: found.obliques.map(({ preposition, token }) => `${preposition} ${words([token])}`).join(', '),
    controls: found.controls.map(({ lemma }) => lemma).join(' '),
  }
}
