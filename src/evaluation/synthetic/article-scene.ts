import type { Modality, Polarity, TimeInterval } from '../../model/index.ts'
import type { Random } from './random.ts'
import type { SentenceForm, SyntheticDealing, SyntheticVerb } from './synthetic-lists.ts'
import type { SyntheticEntity, SyntheticWorld } from './synthetic-world.ts'

/** What a sentence is about: who stands in its slots, and the verbs between them. */
export interface Scene {
  readonly form: SentenceForm
  readonly subject: SyntheticEntity
  /** A second subject of the same verb. */
  readonly partner: SyntheticEntity | null
  readonly object: SyntheticEntity
  readonly speaker: SyntheticEntity | null
  readonly verb: SyntheticVerb
  readonly next: { readonly verb: SyntheticVerb; readonly object: SyntheticEntity } | null
  readonly dealing: (SyntheticDealing & { readonly topic: string }) | null
  readonly time: TimeInterval | null
}

/** One fact that an article states: the truth. */
export interface SyntheticFact {
  readonly subject: SyntheticEntity
  readonly relation: string
  readonly eventType: string
  readonly object: SyntheticEntity
  readonly polarity: Polarity
  readonly modality: Modality
  readonly speaker: SyntheticEntity | null
  readonly time: TimeInterval | null
}

const TRIES = 40

/** Draw a sentence of a form for some of the cast; null where the form fits nobody in the tries that it is given. */
export const drawScene = (
  world: SyntheticWorld,
  random: Random,
  { form, cast, day }: { form: SentenceForm; cast: readonly SyntheticEntity[]; day: () => string },
): Scene | null => {
  const has = (slot: string): boolean => form.pattern.includes(`{${slot}}`)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const free = [...cast]
    const take = (): SyntheticEntity => free.splice(random.below(free.length), 1)[0] ?? random.pick(cast)
    const [subject, object] = [take(), take()]
    const partner = has('S2') ? take() : null
    const speaker = has('P') ? take() : null
    const nextObject = has('past2') ? take() : null
    if (speaker?.type === 'GPE' || (form.form === 'relative' && subject.type === 'PERSON')) continue
    const verb = drawVerb(world, random, {
      subjects: [subject, ...(partner === null ? [] : [partner])],
      object,
      isPassive: has('participle'),
    })
    const nextVerb =
      nextObject === null
        ? null
        : drawVerb(world, random, { subjects: [subject], object: nextObject, isPassive: false })
    if (verb === null || (nextObject !== null && (nextVerb === null || nextVerb === verb))) continue
    const start = has('date') ? day() : null
    return {
      form,
      subject,
      partner,
      object,
      speaker,
      verb,
      next: nextObject === null || nextVerb === null ? null : { verb: nextVerb, object: nextObject },
      dealing: has('dealing') ? { ...random.pick(world.lists.dealings), topic: random.pick(world.lists.topics) } : null,
      time: start === null ? null : { start, end: start, precision: 'day' },
    }
  }
  return null
}

const drawVerb = (
  world: SyntheticWorld,
  random: Random,
  { subjects, object, isPassive }: { subjects: SyntheticEntity[]; object: SyntheticEntity; isPassive: boolean },
): SyntheticVerb | null => {
  const [first, second] = subjects
  if (first === undefined) return null
  const fitting = world
    .verbsBetween(first.type, object.type)
    .filter(
      (verb) =>
        (second === undefined || verb.subjects.includes(second.type)) && (!isPassive || verb.participle !== null),
    )
  return fitting.length === 0 ? null : random.pick(fitting)
}

/** The facts that a scene states between named things; none for a dealing, which is a thing of its own. */
export const factsOf = (scene: Scene): SyntheticFact[] => {
  if (scene.dealing !== null) return []
  const { form, subject, partner, object, verb, next, speaker, time } = scene
  const common = {
    polarity: form.form === 'negated' ? ('negative' as const) : ('positive' as const),
    modality: form.form === 'planned' ? ('planned' as const) : ('asserted' as const),
    speaker,
    time,
  }
  const fact = (who: SyntheticEntity, what: SyntheticVerb, whom: SyntheticEntity): SyntheticFact => ({
    subject: who,
    relation: what.relation,
    eventType: what.eventType,
    object: whom,
    ...common,
  })
  return [
    fact(subject, verb, object),
    ...(partner === null ? [] : [fact(partner, verb, object)]),
    ...(next === null ? [] : [fact(subject, next.verb, next.object)]),
  ]
}
