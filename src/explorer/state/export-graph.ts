import { writeGexf } from '../../formats/write/gexf.ts'
import { writeGraphml } from '../../formats/write/graphml.ts'
import { writeKnowledgeJson } from '../../formats/write/knowledge-json.ts'
import type { Knowledge } from '../../model/index.ts'
import type { Visible } from './filters.ts'

export type ExportFormat = 'gexf' | 'graphml' | 'json'

export interface ExportedFile {
  readonly name: string
  readonly mediaType: string
  readonly content: string
}

/** The graph as a file to save. */
export const exportGraph = (knowledge: Knowledge, format: ExportFormat): ExportedFile => EXPORTS[format](knowledge)

const file = (name: string, mediaType: string, pieces: Iterable<string>): ExportedFile => ({
  name,
  mediaType,
  content: [...pieces].join(''),
})

const EXPORTS: Readonly<Record<ExportFormat, (knowledge: Knowledge) => ExportedFile>> = {
  gexf: (knowledge) => file('relata.gexf', 'application/gexf+xml', writeGexf(knowledge)),
  graphml: (knowledge) => file('relata.graphml', 'application/graphml+xml', writeGraphml(knowledge)),
  json: (knowledge) => file('relata.json', 'application/json', writeKnowledgeJson(knowledge)),
}

/** Only what the filters leave; speakers and documents that are still referred to stay. */
export const keepVisible = (knowledge: Knowledge, visible: Visible): Knowledge => {
  const statements = knowledge.statements.filter(({ id }) => visible.statements.has(id))
  const documents = new Set(statements.flatMap(({ evidence }) => evidence.map(({ document }) => document)))
  const speakers = new Set(statements.map(({ attributedTo }) => attributedTo))
  return {
    documents: knowledge.documents.filter(({ id }) => documents.has(id)),
    entities: knowledge.entities.filter(({ id }) => visible.entities.has(id) || speakers.has(id)),
    statements,
  }
}
