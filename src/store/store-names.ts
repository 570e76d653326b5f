import { didYouMean, foldName } from '../graph/index.ts'
import type { EntityReference } from '../graph/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { EntityType } from '../model/index.ts'
import type { SqlRunner } from './sql-runner.ts'

/** An entity of the store by its number. */
export interface NumberedEntity extends EntityReference {
  readonly num: number
}

const COLUMNS = 'e.num, e.id, e.name, e.type'

interface Row {
  readonly num: number
  readonly id: string
  readonly name: string
  readonly type: EntityType
}

/** The entity that a person means, as `findEntity` chooses it. Throws UNKNOWN_ENTITY. */
export const findStoredEntity = async (sql: SqlRunner, nameOrId: string): Promise<NumberedEntity> => {
  const [exact] = await sql.all<Row>(`select ${COLUMNS} from graph_entities e where e.id = ?`, [nameOrId])
  if (exact !== undefined) return exact
  const [named] = await sql.all<Row>(
    `select ${COLUMNS} from graph_names n join graph_entities e on e.num = n.entity where n.folded = ? order by e.statements desc, n.is_alias, e.id limit 1`,
    [foldName(nameOrId)],
  )
  if (named !== undefined) return named
  const entities = await sql.all<{ entity: string }>('select entity from graph_entities order by id')
  const names = entities.flatMap(({ entity }) => {
    const { name, aliases } = JSON.parse(entity) as { name: string; aliases: readonly string[] }
    return [name, ...aliases]
  })
  throw new KnowledgeError(
    'UNKNOWN_ENTITY',
    `No entity is called "${nameOrId}".${didYouMean(nameOrId, names) || ' Search for a part of its name.'}`,
  )
}

/** Throws MISSING_GRAPH where nothing was resolved into the store since it has this form. */
export const checkGraphKept = async (sql: SqlRunner): Promise<void> => {
  const [kept] = await sql.all(`select value from relata_meta where name = 'graph'`)
  if (kept === undefined)
    throw new KnowledgeError(
      'MISSING_GRAPH',
      'The store holds no graph yet. "relata add PATHS… --store PLACE" reads articles into it, and makes the graph.',
    )
}
