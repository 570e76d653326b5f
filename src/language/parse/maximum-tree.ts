import { at } from '../../model/index.ts'

/**
 * The best tree with exactly one root (Chu-Liu/Edmonds; one root by trying the candidates, best first).
 *
 * `scores[dependent * (size + 1) + head]`, words 0 … size - 1, column 0 is the root and column h + 1 the head h.
 * Gives the head of each word, -1 for the root's child.
 */
export const maximumTree = (scores: Float32Array | Float64Array, size: number): Int32Array => {
  if (size === 0) return new Int32Array(0)
  const free = spanningTree(scores, size)
  if (countRoots(free) === 1) return free
  let best = free
  let bestScore = Number.NEGATIVE_INFINITY
  for (const root of rootCandidates(free, scores, size)) {
    const tree = spanningTree(withOneRoot(scores, size, root), size)
    const score = treeScore(scores, size, tree)
    if (countRoots(tree) === 1 && score > bestScore) {
      best = tree
      bestScore = score
    }
  }
  return best
}

const countRoots = (heads: Int32Array): number => heads.reduce((count, head) => count + Number(head < 0), 0)

/** Words that the unconstrained tree hung on the root, and the word that scores best there. */
const rootCandidates = (heads: Int32Array, scores: Float32Array | Float64Array, size: number): number[] => {
  const found: number[] = []
  let best = 0
  for (let word = 0; word < size; word++) {
    if (at(heads, word) < 0) found.push(word)
    if (at(scores, word * (size + 1)) > at(scores, best * (size + 1))) best = word
  }
  return found.includes(best) ? found : [...found, best]
}

const FORBIDDEN = -1e9

const withOneRoot = (scores: Float32Array | Float64Array, size: number, root: number): Float64Array => {
  const copy = Float64Array.from(scores)
  for (let word = 0; word < size; word++) if (word !== root) copy[word * (size + 1)] = FORBIDDEN
  return copy
}

const treeScore = (scores: Float32Array | Float64Array, size: number, heads: Int32Array): number =>
  heads.reduce((sum, head, word) => sum + at(scores, word * (size + 1) + head + 1), 0)

/** Chu-Liu/Edmonds by contracting one cycle at a time; nodes 1 … size are words, 0 is the root. */
const spanningTree = (scores: Float32Array | Float64Array, size: number): Int32Array => {
  const width = size + 1
  const weight = new Float64Array(width * width).fill(Number.NEGATIVE_INFINITY)
  for (let word = 0; word < size; word++)
    for (let head = 0; head <= size; head++)
      if (head !== word + 1) weight[(word + 1) * width + head] = at(scores, word * width + head)
  const parent = edmonds(weight, width)
  return Int32Array.from({ length: size }, (_, word) => at(parent, word + 1) - 1)
}

/** `weight[node * n + head]`; node 0 is the root. Gives each node's head. */
const edmonds = (weight: Float64Array, n: number): Int32Array => {
  const parent = new Int32Array(n).fill(-1)
  for (let node = 1; node < n; node++) parent[node] = bestHead(weight, n, node)
  const cycle = findCycle(parent, n)
  return cycle === null ? parent : expand(weight, n, parent, cycle)
}

const bestHead = (weight: Float64Array, n: number, node: number): number => {
  let best = 0
  for (let head = 1; head < n; head++) if (at(weight, node * n + head) > at(weight, node * n + best)) best = head
  return best
}

const findCycle = (parent: Int32Array, n: number): number[] | null => {
  const colour = new Int32Array(n)
  for (let start = 1; start < n; start++) {
    let node = start
    while (node > 0 && at(colour, node) === 0) {
      colour[node] = start
      node = at(parent, node)
    }
    if (node > 0 && at(colour, node) === start) {
      const cycle = [node]
      for (let next = at(parent, node); next !== node; next = at(parent, next)) cycle.push(next)
      return cycle
    }
  }
  return null
}

/** Contract the cycle into one node, solve the smaller problem, and open the cycle where its best entry is. */
const expand = (weight: Float64Array, n: number, parent: Int32Array, cycle: readonly number[]): Int32Array => {
  const inCycle = new Set(cycle)
  const outside = Array.from({ length: n }, (_, node) => node).filter((node) => !inCycle.has(node))
  const m = outside.length + 1
  const contracted = m - 1
  const smaller = new Float64Array(m * m).fill(Number.NEGATIVE_INFINITY)
  const entry = new Int32Array(m) // which word of the cycle an outside head enters at
  const exit = new Int32Array(m) // which word of the cycle heads an outside node
  outside.forEach((node, row) => {
    outside.forEach((head, column) => (smaller[row * m + column] = at(weight, node * n + head)))
    for (const member of cycle) {
      const leaving = at(weight, node * n + member)
      if (leaving > at(smaller, row * m + contracted)) {
        smaller[row * m + contracted] = leaving
        exit[row] = member
      }
      const entering = at(weight, member * n + node) - at(weight, member * n + at(parent, member))
      if (entering > at(smaller, contracted * m + row)) {
        smaller[contracted * m + row] = entering
        entry[row] = member
      }
    }
  })
  const solved = edmonds(smaller, m)
  const result = Int32Array.from(parent)
  outside.forEach((node, row) => {
    if (row === 0) return
    const head = at(solved, row)
    result[node] = head === contracted ? at(exit, row) : at(outside, head)
  })
  const into = at(solved, contracted)
  result[at(entry, into)] = at(outside, into)
  return result
}
