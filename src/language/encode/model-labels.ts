import { KnowledgeError } from '../../model/index.ts'

/** Version of the model files that this code reads. */
export const MODEL_FORMAT = 2

/** The inventories behind the encoder's numbers: `labels.json` beside the weights. */
export interface ModelLabels {
  readonly format: number
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly feats: readonly string[]
  readonly lemma: readonly string[]
  readonly deprel: readonly string[]
  readonly names: readonly string[]
  readonly styles: readonly string[]
  readonly cases: readonly string[]
  readonly cls: number
  readonly sep: number
  readonly unknown: number
  readonly maxPieces: number
  readonly sha256: string
}

const LISTS = ['upos', 'xpos', 'feats', 'lemma', 'deprel', 'names', 'styles', 'cases'] as const
const NUMBERS = ['format', 'cls', 'sep', 'unknown', 'maxPieces'] as const

/** Read `labels.json`. Throws `MODEL_BROKEN` or `MODEL_VERSION` with the remedy. */
export const parseModelLabels = (json: string): ModelLabels => {
  const labels = parseObject(json)
  if (labels['format'] !== MODEL_FORMAT) {
    throw new KnowledgeError(
      'MODEL_VERSION',
      `The language model has format ${String(labels['format'])}; this version of Relata reads format ${MODEL_FORMAT}. Restore data/models from this version, or train again (training/README.md).`,
    )
  }
  for (const name of LISTS) {
    const list = labels[name]
    if (!Array.isArray(list) || list.length === 0 || !list.every((item) => typeof item === 'string')) throw broken(name)
  }
  for (const name of NUMBERS) if (typeof labels[name] !== 'number') throw broken(name)
  return labels as unknown as ModelLabels
}

const parseObject = (json: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch (cause) {
    throw new KnowledgeError(
      'MODEL_BROKEN',
      'labels.json of the language model is not JSON. Restore data/models/english.',
      { cause },
    )
  }
  throw broken('object')
}

const broken = (field: string): KnowledgeError =>
  new KnowledgeError(
    'MODEL_BROKEN',
    `labels.json of the language model lacks a usable "${field}". Restore data/models/english.`,
  )
