/** With more edges than this they are drawn as hairlines, and not at all while the picture moves. */
const CROWDED_EDGES = 5000

/** Name of the program that draws hairlines. */
export const THIN_PROGRAM = 'thin'

/** Whether so many edges are drawn that detail must go: dashes, arrows, numbers of bundles and hits by the pointer. */
export const isCrowded = (edges: number): boolean => edges > CROWDED_EDGES
