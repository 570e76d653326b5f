import { parseEdits } from '../../formats/read/edits-file.ts'
import { checkKnowledge } from '../../formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../formats/write/knowledge-json.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { Edit, Knowledge } from '../../model/index.ts'
import type { SavedView } from './explorer-state.ts'
import { parsePlaces, parseView } from './saved-view.ts'
import type { SavedPlaces } from './saved-view.ts'

const FORMAT = 'relata-session'
const VERSION = 1

/** A graph with what a person had chosen and placed in it. */
export interface Session {
  readonly knowledge: Knowledge
  readonly view: SavedView
  readonly places: SavedPlaces
  /** What was put right in the graph, which is kept as it was read. */
  readonly edits: readonly Edit[]
}

/** The session as the text of a file. */
export const writeSession = ({ knowledge, view, places, edits }: Session): string =>
  `{"format":"${FORMAT}","version":${VERSION},"view":${JSON.stringify(view)},"places":${JSON.stringify(places)},"edits":${JSON.stringify(edits)},"knowledge":${[...writeKnowledgeJson(knowledge)].join('')}}\n`

/** Whether parsed JSON says that it is a session. */
export const isSession = (json: unknown): json is { readonly format: typeof FORMAT } =>
  typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT

/** The session in parsed JSON. Throws BROKEN_GRAPH where its graph is none. */
export const readSession = (json: object): Session => {
  const { version, knowledge, view, places, edits } = json as Readonly<Record<string, unknown>>
  if (version !== VERSION)
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `The session is of version ${String(version)}; this page reads ${VERSION}. Open it with the version of Relata that saved it.`,
    )
  return {
    knowledge: checkKnowledge(knowledge),
    view: parseView(view),
    places: parsePlaces(places),
    edits: parseEdits(edits),
  }
}
