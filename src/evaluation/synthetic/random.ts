/** Draws that the same seed repeats on every machine. */
export interface Random {
  /** From 0 to below 1. */
  readonly share: () => number
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
  /** One item of a list that is not empty. */
  readonly pick: <Item>(list: readonly Item[]) => Item
}

/** Draws by sfc32 (Doty-Humphrey, PractRand), seeded by whole numbers: the seed of the corpus, then what is drawn for. */
export const createRandom = (...seed: readonly number[]): Random => {
  let [first, second, third, counter] = [0x9e3779b9 | 0, 0x243f6a88 | 0, (seed[0] ?? 0) | 0, 1]
  const next = (): number => {
    const sum = (((first + second) | 0) + counter) | 0
    counter = (counter + 1) | 0
    first = second ^ (second >>> 9)
    second = (third + (third << 3)) | 0
    third = (((third << 21) | (third >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (const number of seed.slice(1)) {
    for (let round = 0; round < SEED_ROUNDS; round += 1) next()
    third = (third + (number | 0)) | 0
  }
  for (let round = 0; round < SEED_ROUNDS; round += 1) next()
  const share = (): number => next() / 0x1_0000_0000
  const below = (limit: number): number => Math.floor(share() * limit)
  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[below(list.length)]
    if (item === undefined) throw new RangeError('Nothing to pick from')
    return item
  }
  return { share, below, pick }
}

const SEED_ROUNDS = 12

/** A draw of ranks from 0 to below `count`: the chance of a rank falls as 1 / (rank + 1) ** exponent (Zipf's law). */
export const createZipf = (count: number, exponent: number): ((random: Random) => number) => {
  const sums = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank += 1) {
    sum += (rank + 1) ** -exponent
    sums[rank] = sum
  }
  return (random) => {
    const wanted = random.share() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? sum) > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
