import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { buildKnowledge } from '../../builder/build-knowledge.ts'
import type { Analyser } from '../../builder/load-analyser.ts'
import { readDocuments } from '../../formats/read/read-documents.ts'
import { labelStatement } from '../../graph/index.ts'
import type { Document, Knowledge, Statement } from '../../model/index.ts'

/** A statement put before a judge: what the graph says, and the text around its first evidence. */
export interface SampledStatement {
  readonly id: string
  readonly says: string
  readonly speaker: string | null
  readonly time: string | null
  readonly rule: string
  readonly confidence: number
  readonly document: string
  readonly context: string
}

/** Statements of a graph of a folder, drawn without replacement by a seed: the same seed draws the same. */
export const sampleStatements = async (
  analyser: Analyser,
  folder: string,
  { seed, size }: { readonly seed: number; readonly size: number },
): Promise<SampledStatement[]> => {
  const documents: Document[] = []
  for (const name of (await readdir(folder)).filter((one) => !/^README/iu.test(one)).sort())
    documents.push(...readDocuments({ name, bytes: await readFile(join(folder, name)) }).documents)
  const knowledge = await buildKnowledge(documents, { analyser })
  return shuffle(knowledge.statements, seed)
    .slice(0, size)
    .map((statement) => sampled(statement, knowledge))
}

const CONTEXT_UNITS = 220

const sampled = (statement: Statement, { documents, entities }: Knowledge): SampledStatement => {
  const nameOf = (id: string): string => entities.find((entity) => entity.id === id)?.name ?? id
  const [evidence] = statement.evidence
  const text = documents.find(({ id }) => id === evidence.document)?.text ?? ''
  const { time } = statement
  return {
    id: statement.id,
    says: `${nameOf(statement.subject)} | ${labelStatement(statement)} | ${nameOf(statement.object)}`,
    speaker: statement.attributedTo === null ? null : nameOf(statement.attributedTo),
    time: time === null ? null : `${time.start ?? '…'} – ${time.end ?? '…'}`,
    rule: evidence.rule,
    confidence: statement.confidence,
    document: evidence.document,
    context:
      `${text.slice(Math.max(0, evidence.start - CONTEXT_UNITS), evidence.start)}⟦${evidence.quote}⟧${text.slice(evidence.end, evidence.end + CONTEXT_UNITS / 2)}`.replace(
        /\s+/gu,
        ' ',
      ),
  }
}

/** Fisher and Yates, with the numbers of mulberry32. */
const shuffle = <Item>(items: readonly Item[], seed: number): Item[] => {
  const shuffled = [...items]
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1))
    const held = shuffled[index] as Item
    shuffled[index] = shuffled[other] as Item
    shuffled[other] = held
  }
  return shuffled
}
