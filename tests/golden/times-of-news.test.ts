import { expect, test } from 'vitest'

import { readDocuments } from '../../src/formats/read/read-documents.ts'
import type { TimeInterval } from '../../src/model/index.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = loadEnglish()

/** The times of a sentence in a paper of Wednesday, 2022-03-23. */
const timesIn = async (text: string): Promise<readonly (string | null)[]> => {
  const bytes = new TextEncoder().encode(`---\ndate: 2022-03-23\n---\n\n${text}\n`)
  const [document] = readDocuments({ name: 'd.md', bytes }).documents
  if (document === undefined) throw new Error('There is a document.')
  const { times } = await (await analyser).english.read(document)
  const shown = ({ start, end }: TimeInterval): string => (start === end ? (start ?? '') : `${start ?? ''}..${end ?? ''}`)
  return times.map(({ interval }) => interval && shown(interval))
}

test.each([
  // What is set for a day is to come, whatever the tense.
  ['The leaders meet on Friday.', ['2022-03-25']],
  ['Energy bills rise on 1 April.', ['2022-04-01']],
  ['Schools reopen in September.', ['2022-09-01..2022-09-30']],
  ['He said the vote would take place on Friday.', ['2022-03-25']],
  ['Parliament could vote on Friday.', ['2022-03-25']],
  ['He could not attend the meeting on Friday.', ['2022-03-18']],
  ['The ministers may have met on Friday.', ['2022-03-18']],
  ['The hearing was postponed until Friday.', ['..2022-03-25']],
  ['He extended the ban until 30 June.', ['..2022-06-30']],
  ['The court adjourned the case to 14 April.', ['2022-04-14']],
  ['He announced an election for May 5.', ['2022-05-05']],
  ['The company raised its forecast for the fourth quarter.', ['2022-10-01..2022-12-31']],
  // What is told of in the present need not be to come.
  ['The video shows an explosion on Friday.', ['2022-03-18']],
  ['The decision follows a meeting on Monday.', ['2022-03-21']],
  ['He is accused of killing two men on Sunday.', ['2022-03-20']],
  ['From Monday to Friday it rained.', ['2022-03-14..2022-03-18']],
  // Dates without a year belong to the paper, not to a century or a birth.
  ['The house was built in the 19th century. It was sold in June.', ['1801-01-01..1900-12-31', '2021-06-01..2021-06-30']],
  ['Smith was born in May 1950. He retired in September.', ['1950-05-01..1950-05-31', '2021-09-01..2021-09-30']],
  ['In February 1945 they met. On 8 August they signed.', ['1945-02-01..1945-02-28', '1945-08-08']],
  // How long something lasts is no time.
  ['The trial is expected to last six weeks.', [null]],
  ['The talks could last three days.', [null]],
])('%s', async (text, expected) => {
  expect(await timesIn(text)).toEqual(expected)
})
