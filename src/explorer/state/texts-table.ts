import type { ListKind } from './explorer-state.ts'

/** Words of the tables. */
export const tableTexts = {
  table: 'Table',
  openTable: 'Open the table',
  closeTable: 'Close the table',
  tableOf: 'What the table holds',
  tableFilter: 'Only rows with these words',
  tableCsv: 'Save as CSV',
  tableRows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
  tableEmpty: 'No row holds all these words.',
  tableColumns: {
    entities: ['Name', 'Type', 'Statements', 'Neighbours', 'Articles', 'Also called'],
    statements: [
      'Subject',
      'Relation',
      'Object',
      'Event type',
      'Standing',
      'Speaker',
      'Time',
      'Confidence',
      'Evidence',
    ],
  } satisfies Record<ListKind, readonly string[]>,
} as const
