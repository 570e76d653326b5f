import type { Claim, Evidence, TimeInterval } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import { hashText } from '../hash-text.ts'
import { NOBODY } from '../statement-groups.ts'
import type { StatementGroup } from '../statement-groups.ts'

/** What claims of some documents say together, by keys of things, with their evidence. */
export interface Said {
  readonly said: string
  readonly subject: string
  readonly object: string
  /** Null: the article itself. */
  readonly speaker: string | null
  readonly words: Pick<Claim, 'relation' | 'eventType' | 'polarity' | 'modality'>
  readonly time: TimeInterval | null
  /** In the order of the documents. */
  readonly evidence: readonly Evidence[]
}

/** What a group of claims says, as a key of it: all but the type of event, which is the first's. */
export const saidKey = ({ subject, object, speaker, words, time }: Omit<Said, 'said' | 'evidence'>): string =>
  hashText(
    JSON.stringify([
      subject,
      object,
      speaker,
      words.relation,
      words.polarity,
      words.modality,
      ...(time === null ? [] : [time.start, time.end, time.precision]),
    ]),
  )

/** What a group says, by the keys of its things. */
export const contentOf = (
  { subject, object, speaker, words, time }: StatementGroup,
  clusters: readonly Cluster[],
): Omit<Said, 'said' | 'evidence'> => {
  const keyOf = (number: number): string => clusters[number]?.key ?? ''
  return {
    subject: keyOf(subject),
    object: keyOf(object),
    speaker: speaker === NOBODY ? null : keyOf(speaker),
    words,
    time,
  }
}
