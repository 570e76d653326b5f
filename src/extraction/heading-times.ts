import { at } from '../model/index.ts'
import type { TimeInterval } from '../model/index.ts'
import type { Analysis, TokenRange } from '../language/layers.ts'

/**
 * For each sentence the date that heads its paragraph, as chronicles have it: `21 February 1998. The two countries sign …`,
 * `March 2004: Norway …`. The day of publication heads the news of an agency in the same way, and counts for nothing here.
 */
export const headingTimes = (analysis: Analysis): readonly (TimeInterval | null)[] => {
  const { sentences, document } = analysis
  const timeAt = new Map(analysis.times.map((time) => [time.first, time]))
  let heading: TimeInterval | null = null
  let paragraph = 0
  return sentences.map((sentence, index) => {
    const before = index === 0 ? null : at(sentences, index - 1)
    if (before === null || isParagraphBreak(analysis, before, sentence)) {
      heading = null
      paragraph += 1
      const time = timeAt.get(sentence.first)
      const interval = time?.interval ?? null
      if (time !== undefined && interval !== null && isHeading(analysis, sentence, time.end))
        heading = isPublication(interval, document.publishedAt, paragraph) ? null : interval
    }
    return heading
  })
}

const isParagraphBreak = ({ tokens, document }: Analysis, before: TokenRange, sentence: TokenRange): boolean =>
  document.text.slice(at(tokens.end, before.end - 1), at(tokens.start, sentence.first)).includes('\n')

/** Nothing but the date stands in the sentence, or a colon or dash parts it from the rest. */
const isHeading = ({ tokens }: Analysis, { end }: TokenRange, afterDate: number): boolean => {
  const rest = tokens.form.slice(afterDate, end)
  return rest.every((form) => /^[.:–—-]+$/u.test(form)) || /^(?::|–|—|--|-)$/u.test(rest[0] ?? '')
}

/** Dates of publication stand at the top, where nobody may have told which day that is. */
const isPublication = ({ start, end }: TimeInterval, publishedAt: string | null, paragraph: number): boolean =>
  publishedAt === null
    ? paragraph <= TOP_PARAGRAPHS
    : (start === null || start <= publishedAt) && (end === null || publishedAt <= end)

/** A title and the first paragraph. */
const TOP_PARAGRAPHS = 2
