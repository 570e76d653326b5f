import { describe, expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import type { BuildProgress } from '../../src/builder/build-knowledge.ts'
import type { Analyser } from '../../src/builder/load-analyser.ts'
import type { Diagnostic, Document } from '../../src/model/index.ts'
import { gazetteer, place, read } from '../resolution/read-document.ts'
import { document } from '../support/knowledge.ts'

const PERU_MET_CHILE = 'Peru met Chile .'
const paper = (id: string, text = PERU_MET_CHILE): Document => document({ id, text })

/** Reads that Peru met Chile wherever both are named; nothing in an empty text. Remembers what it read. */
const createAnalyser = () => {
  const seen: string[] = []
  const analyser = {
    gazetteer,
    read: ({ id, text }: Document) => {
      seen.push(id)
      if (text === '') return Promise.resolve({ ...read(id, []).claims, sentences: 0 })
      if (text === 'poison') return Promise.reject(new RangeError('the encoder stumbled'))
      return Promise.resolve(read(id, [place('Peru'), place('Chile')], [[0, 'met', 1]], { text }).claims)
    },
  } as unknown as Analyser
  return { analyser, seen }
}

const build = async (documents: readonly Document[]) => {
  const { analyser, seen } = createAnalyser()
  const progress: BuildProgress[] = []
  const diagnostics: Diagnostic[] = []
  const knowledge = await buildKnowledge(documents, {
    analyser,
    onProgress: (step) => progress.push(step),
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
  })
  return { knowledge, seen, progress, diagnostics }
}

describe('buildKnowledge', () => {
  test('no documents are empty knowledge', async () => {
    expect((await build([])).knowledge).toEqual({ documents: [], entities: [], statements: [], links: [] })
  })

  test('reads each document and joins what they say', async () => {
    const { knowledge } = await build([paper('b'), paper('a')])
    expect(knowledge.documents.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(knowledge.statements).toMatchObject([{ subject: 'gpe:peru', relation: 'met', object: 'gpe:chile' }])
    expect(knowledge.statements[0]?.evidence).toHaveLength(2)
  })

  test('a document that comes twice is read once, and said so', async () => {
    const { seen, diagnostics, knowledge } = await build([paper('a'), paper('b'), paper('a')])
    expect(seen).toEqual(['a', 'b'])
    expect(diagnostics).toMatchObject([{ code: 'DUPLICATE_DOCUMENT', document: 'a' }])
    expect(knowledge.documents).toHaveLength(2)
  })

  test('another text under the same id gets a number', async () => {
    const { seen, diagnostics } = await build([paper('a', `${PERU_MET_CHILE} Twice.`), paper('a')])
    expect(seen).toEqual(['a', 'a~2'])
    expect(diagnostics).toMatchObject([{ code: 'DUPLICATE_DOCUMENT', document: 'a~2' }])
  })

  test('a number given to a namesake is not an id that another document has', async () => {
    const { knowledge } = await build([paper('a'), paper('a', `${PERU_MET_CHILE} Twice.`), paper('a~2')])
    expect(new Set(knowledge.documents.map(({ id }) => id)).size).toBe(3)
  })

  test('progress comes once for each document that is read, in order', async () => {
    const { progress } = await build([paper('b'), paper('a'), paper('a')])
    expect(progress.map(({ done, total, document: { id } }) => [done, total, id])).toEqual([
      [1, 2, 'a'],
      [2, 2, 'b'],
    ])
  })

  test('a document without a sentence is a diagnostic, and the work goes on', async () => {
    const { diagnostics, knowledge } = await build([paper('a', ''), paper('b')])
    expect(diagnostics).toMatchObject([{ code: 'NO_SENTENCE', document: 'a', span: null }])
    expect(knowledge.documents).toHaveLength(2)
    expect(knowledge.statements).toHaveLength(1)
  })

  test('works without anybody listening', async () => {
    const { analyser } = createAnalyser()
    await expect(buildKnowledge([paper('a', ''), paper('a', '')], { analyser })).resolves.toMatchObject({
      statements: [],
    })
  })

  test('what goes wrong with a document is told, not swallowed', async () => {
    await expect(build([paper('a', 'poison')])).rejects.toThrow(RangeError)
  })

  test('a build that is stopped reads nothing more', async () => {
    const { analyser, seen } = createAnalyser()
    const controller = new AbortController()
    const building = buildKnowledge([paper('a'), paper('b'), paper('c')], {
      analyser,
      signal: controller.signal,
      onProgress: ({ document: { id } }) => {
        if (id === 'b') controller.abort(new Error('stopped'))
      },
    })
    await expect(building).rejects.toThrow('stopped')
    expect(seen).toEqual(['a', 'b'])
  })

  test('a build that was stopped before it began reads nothing', async () => {
    const { analyser, seen } = createAnalyser()
    await expect(buildKnowledge([paper('a')], { analyser, signal: AbortSignal.abort() })).rejects.toThrow()
    expect(seen).toEqual([])
  })

  test('the order in which documents come changes no byte', async () => {
    const documents = [
      paper('c'),
      paper('a'),
      paper('b', `${PERU_MET_CHILE} Twice.`),
      paper('a', `${PERU_MET_CHILE} Thrice.`),
    ]
    const forward = await build(documents)
    const backward = await build([...documents].reverse())
    expect(JSON.stringify(backward.knowledge)).toBe(JSON.stringify(forward.knowledge))
  })
})
