/** One line of a table: what, what was measured, and what was hoped for. */
export interface BenchRow {
  readonly what: string
  readonly measured: string
  readonly wanted: string
}
