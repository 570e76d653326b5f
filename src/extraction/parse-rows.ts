import { KnowledgeError } from '../model/index.ts'

/** Lines of a tab-separated table, comments and blank lines left out. */
export const parseRows = (text: string, file: string, columns: number): string[][] =>
  text.split('\n').flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return []
    const row = line.split('\t')
    if (row.length < columns)
      throw new KnowledgeError(
        'BROKEN_DATA',
        `data/${file}:${index + 1} has ${row.length} columns, ${columns} are needed: ${line}`,
      )
    return [row]
  })
