import { expect, test } from 'vitest'

import { isBelowFloor, isReached } from '../../src/evaluation/figure.ts'
import { parseTreebank, rawDocument } from '../../src/evaluation/treebank.ts'

const TREEBANK = `# newdoc id = a
# newpar
# sent_id = 1
1\tHi\t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No
2\t!\t_\t_\t_\t_\t1\t_\t_\t_

# sent_id = 2
1-2\tI'm\t_\t_\t_\t_\t_\t_\t_\t_
1\tI\t_\t_\t_\t_\t0\t_\t_\t_
2\t'm\t_\t_\t_\t_\t1\t_\t_\t_
3\tBo\t_\t_\t_\t_\t1\t_\t_\t_

# newpar
# sent_id = 3
1\tBye\t_\t_\t_\t_\t0\t_\t_\t_

# newdoc id = b
# sent_id = 4
1\tNo\t_\t_\t_\t_\t0\t_\t_\t_
`

test('a treebank falls into documents, and each gives its raw text in paragraphs', () => {
  const documents = parseTreebank(TREEBANK)
  expect(documents.map(({ id, sentences }) => [id, sentences.length])).toEqual([
    ['a', 3],
    ['b', 1],
  ])
  const { text, blocks } = rawDocument(documents[0] ?? { id: '', conllu: '', sentences: [] })
  expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(["Hi! I'm Bo", 'Bye'])
})

test('a figure is compared with its floor from the side that is better', () => {
  const high = { id: '', what: '', measured: 5, wanted: 6, anchor: null, unit: '%', best: 'high' } as const
  const low = { ...high, best: 'low' } as const
  expect([isBelowFloor(high, 6), isBelowFloor(high, 4), isBelowFloor(low, 4), isBelowFloor(low, 6)]).toEqual([
    true,
    false,
    true,
    false,
  ])
  expect([isReached(high), isReached(low), isReached({ ...high, wanted: null })]).toEqual([false, true, null])
})
