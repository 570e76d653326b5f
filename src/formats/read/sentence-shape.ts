/** Closing quotes and brackets that may follow the stop of a sentence. */
const STOPPED = /[.!?…।。][\s"'”’»)\]*_]*$/u

/** Ends that announce what follows, and so belong to running text: `He said:`. */
const ANNOUNCING = /[:;,][\s"'”’»)\]]*$/u

const MAX_HEADING_WORDS = 12
const MAX_HEADING_CHARACTERS = 100

/** How many words a line has, counted by its spaces. */
export const countWords = (line: string): number => line.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length

/** Whether a line ends as a sentence does. */
export const isStopped = (line: string): boolean => STOPPED.test(line.slice(-40))

/** Whether a line announces what follows it. */
export const isAnnouncing = (line: string): boolean => ANNOUNCING.test(line.slice(-20)) && countWords(line) >= 5

/** Whether a line is short enough, and open-ended enough, to be a heading between paragraphs. */
export const hasHeadingShape = (line: string): boolean =>
  line.length <= MAX_HEADING_CHARACTERS &&
  countWords(line) <= MAX_HEADING_WORDS &&
  !isStopped(line) &&
  !isAnnouncing(line)

/** Letters and digits only, small, one space between words: two lines that read alike are equal in it. */
export const normalizeLine = (line: string): string =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
