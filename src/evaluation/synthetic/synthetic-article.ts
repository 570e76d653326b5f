import type { Document, DocumentClaims, MentionIndex } from '../../model/index.ts'
import type { ArticleDraft } from './article-draft.ts'
import { createArticleDraft } from './article-draft.ts'
import type { Scene, SyntheticFact } from './article-scene.ts'
import { drawScene, factsOf } from './article-scene.ts'
import type { Random } from './random.ts'
import { createRandom } from './random.ts'
import type { SentenceForm } from './synthetic-lists.ts'
import type { SyntheticEntity, SyntheticWorld } from './synthetic-world.ts'

/** An article with what it states: the truth, and the same as extraction would hand it on. */
export interface SyntheticArticle {
  readonly document: Document
  readonly facts: readonly SyntheticFact[]
  readonly claims: DocumentClaims
}

/** How articles are made. */
export interface ArticleOptions {
  /** How many words at least; default 300. */
  readonly words?: number
}

/** Keeps these draws apart from those of the world. */
const ARTICLES = 2
const DEFAULT_WORDS = 300
const CAST = 9
const SENTENCES_A_PARAGRAPH = 4
const FILLERS = 0.3
const [FIRST_DAY, DAYS, DAYS_BACK, DAY_MS] = [Date.UTC(2015, 0, 1), 3650, 60, 86_400_000]

/**
 * The article of a number. It depends on the world and the number alone, so that any part of a corpus can be made by
 * itself.
 */
export const syntheticArticle = (
  world: SyntheticWorld,
  number: number,
  { words = DEFAULT_WORDS }: ArticleOptions = {},
): SyntheticArticle => {
  const random = createRandom(world.seed, ARTICLES, number)
  const published = FIRST_DAY + random.below(DAYS) * DAY_MS
  const day = (): string => isoDay(published - random.below(DAYS_BACK) * DAY_MS)
  const cast = drawCast(world, random)
  const draft = createArticleDraft()
  const facts: SyntheticFact[] = []
  let before: Scene | null = null
  while (draft.words() < words) {
    const scene: Scene | null =
      draft.sentences() > 0 && random.share() < FILLERS
        ? null
        : drawScene(world, random, { form: drawForm(world, random), cast, day })
    if (scene === null) draft.write(random.pick(world.lists.fillers))
    else {
      facts.push(...factsOf(scene))
      writeScene(draft, scene, { before, random, circumstance: random.pick(world.lists.circumstances) })
    }
    draft.endSentence()
    before = scene
    if (draft.sentences() % SENTENCES_A_PARAGRAPH === 0) {
      draft.endParagraph()
      before = null
    }
  }
  if (draft.sentences() % SENTENCES_A_PARAGRAPH > 0) draft.endParagraph()
  const id = `synthetic-${String(number).padStart(8, '0')}`
  const text = draft.text().trimEnd()
  return {
    document: { id, title: null, source: null, url: null, publishedAt: isoDay(published), text, blocks: draft.blocks },
    facts,
    claims: {
      document: id,
      sentences: draft.sentences(),
      mentions: draft.mentions,
      links: draft.links,
      claims: draft.claims,
    },
  }
}

/** Different entities of whom no two have one surname, of every type. */
const drawCast = (world: SyntheticWorld, random: Random): SyntheticEntity[] => {
  const cast: SyntheticEntity[] = []
  const most = Math.min(CAST, world.entities.length)
  for (let attempt = 0; attempt < 50 * CAST && cast.length < most; attempt += 1) {
    const entity = world.draw(random)
    if (cast.every(({ short, name }) => short !== entity.short && !name.includes(entity.short))) cast.push(entity)
  }
  return cast
}

const drawForm = ({ lists }: SyntheticWorld, random: Random): SentenceForm => {
  let left = random.share() * lists.sentences.reduce((sum, { weight }) => sum + weight, 0)
  return lists.sentences.find(({ weight }) => (left -= weight) < 0) ?? random.pick(lists.sentences)
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** `12 March 2021` */
const spokenDay = (day: string): string =>
  `${String(Number(day.slice(8)))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

interface Setting {
  /** The scene of the sentence before; null where that was a filler, or in another paragraph. */
  readonly before: Scene | null
  readonly random: Random
  readonly circumstance: string
}

/** Write a scene into the slots of its form, and the claims that it makes. */
const writeScene = (draft: ArticleDraft, scene: Scene, { before, random, circumstance }: Setting): void => {
  const isPronoun = scene.form.form !== 'relative' && isTaken(scene, before) && random.share() < PRONOUNS
  const ends = new Map<string, MentionIndex>()
  const words: Readonly<Record<string, string>> = {
    past: scene.verb.past,
    past2: scene.next?.verb.past ?? '',
    base: scene.verb.base,
    participle: scene.verb.participle ?? '',
    date: spokenDay(scene.time?.start ?? ''),
    handled: random.pick(HANDLING),
    circumstance,
  }
  const entities: Readonly<Record<string, SyntheticEntity | null | undefined>> = {
    S: scene.subject,
    S2: scene.partner,
    O: scene.object,
    O2: scene.next?.object,
    P: scene.speaker,
  }
  for (const [index, piece] of scene.form.pattern.split(/[{}]/u).entries()) {
    const entity = entities[piece]
    if (index % 2 === 0) draft.write(piece)
    else if (entity) {
      const kind = piece === 'S' && isPronoun ? 'pronoun' : 'name'
      ends.set(piece, draft.writeEntity(entity, kind, scene.dealing !== null && piece === 'O' ? 'with' : ''))
    } else if (piece === 'topic') continue
    else if (piece === 'dealing') ends.set('dealing', writeDealing(draft, scene))
    else draft.write(words[piece] ?? '')
  }
  addClaims(draft, scene, { ends, handled: words['handled'] ?? '' })
}

const PRONOUNS = 0.6
const HANDLING = ['welcomed', 'delayed', 'suspended', 'criticized'] as const

/** A pronoun is clear where the sentence before has the same person for its subject and no other person. */
const isTaken = (scene: Scene, before: Scene | null): boolean =>
  before !== null &&
  scene.speaker === null &&
  before.subject === scene.subject &&
  scene.subject.type === 'PERSON' &&
  [before.object, before.partner, before.speaker, before.next?.object].every((other) => other?.type !== 'PERSON')

const writeDealing = (draft: ArticleDraft, { dealing }: Scene): MentionIndex => {
  const { topic, noun, lemma, nounClass } = dealing ?? { topic: '', noun: '', lemma: '', nounClass: null }
  const label = `${topic} ${noun}`
  // The object is written next: its mention is the one after this.
  const qualifiers = [{ preposition: 'with', mention: draft.mentions.length + 1 }]
  return draft.writeMention(label, {
    kind: 'nominal',
    type: 'EVENT',
    label,
    chain: null,
    lemma,
    preposition: '',
    nounClass,
    modifiers: [topic],
    qualifiers,
    isNode: true,
    isDefinite: true,
  })
}

const addClaims = (
  draft: ArticleDraft,
  scene: Scene,
  { ends, handled }: { ends: ReadonlyMap<string, MentionIndex>; handled: string },
): void => {
  const { form, verb, next, time } = scene
  const speaker = ends.get('P')
  const end = (slot: string): MentionIndex => ends.get(slot) ?? 0
  const common = {
    polarity: form.form === 'negated' ? ('negative' as const) : ('positive' as const),
    modality: form.form === 'planned' ? ('planned' as const) : ('asserted' as const),
    attributedTo: speaker === undefined ? [] : [speaker],
    time,
  }
  if (scene.dealing !== null) {
    draft.claim({ subject: end('S'), relation: handled, eventType: 'OTHER', object: end('dealing'), ...common })
    return
  }
  const { relation, eventType } = verb
  draft.claim({ subject: end('S'), relation, eventType, object: end('O'), ...common })
  if (scene.partner !== null) draft.claim({ subject: end('S2'), relation, eventType, object: end('O'), ...common })
  if (next !== null)
    draft.claim({
      subject: end('S'),
      relation: next.verb.relation,
      eventType: next.verb.eventType,
      object: end('O2'),
      ...common,
    })
}
