import type { Command } from 'commander'

import type { StatementFilter } from '../graph/index.ts'
import { parseShare } from './option-parsers.ts'

/** What `addFilterOptions` reads off the command line. */
export interface FilterOptions {
  readonly relation?: string
  readonly eventType?: string
  readonly since?: string
  readonly until?: string
  readonly speaker?: string
  readonly minConfidence?: number
}

/** The options by which commands choose statements. */
export const addFilterOptions = (command: Command): Command =>
  command
    .option('-r, --relation <relation>', 'only this relation')
    .option('-e, --event-type <type>', 'only this event type')
    .option('--since <day>', 'only what holds on or after it: YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--until <day>', 'only what holds on or before it')
    .option('--speaker <entity>', 'only what this entity says')
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)

/** The same as the library takes it. */
export const filterOf = ({
  relation,
  eventType,
  since,
  until,
  speaker,
  minConfidence,
}: FilterOptions): StatementFilter => ({
  ...{ relation, eventType, since, until, minConfidence },
  attributedTo: speaker,
})
