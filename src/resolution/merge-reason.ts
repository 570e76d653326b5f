import type { Merge } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import type { Gazetteer, KnownNameKind } from './gazetteer.ts'
import { spellWords } from './name-index.ts'
import { normalizeName, placeKey, withoutLegalForm } from './normalize-name.ts'
import type { Overrides } from './overrides.ts'

type Reason = Omit<Merge, 'name'>

const KNOWN: Readonly<Record<KnownNameKind, (thing: string) => Reason>> = {
  name: (thing) => ({ score: 0.98, reason: `a name of ${thing} in the tables of names` }),
  demonym: (thing) => ({ score: 0.95, reason: `the people or adjective of ${thing}` }),
  capital: (thing) => ({ score: 0.8, reason: `capital of ${thing}, outside a place phrase: its government` }),
  seat: (thing) => ({ score: 0.85, reason: `seat of the government of ${thing}` }),
}

/** Why a name was held to name its cluster; read off the key by which names meet. */
export const mergeReason = (
  name: string,
  cluster: Pick<Cluster, 'key' | 'name'>,
  gazetteer: Gazetteer,
  overrides: Overrides,
): Reason => {
  const label = normalizeName(name)
  if (overrides.sameAs.has(label)) return { score: 1, reason: 'given as the same' }
  const [kind = '', key = ''] = splitKey(cluster.key)
  switch (kind) {
    case 'known': {
      const known = gazetteer.find(name)
      return known?.thing.name === key ? KNOWN[known.kind](key) : taught(key)
    }
    case 'person':
      return personReason(label, key)
    case 'government':
      return { score: 0.85, reason: 'words for the government of the country in the same phrase' }
    case 'body':
      return { score: 0.9, reason: 'the same body of the same country' }
    case 'concept':
      return { score: 0.7, reason: 'described alike: same head, no modifier or party speaks against it' }
    case 'place':
      return placeKey(name) === key ? same(label === key ? 0.97 : 0.93) : taught(cluster.name)
    default:
      if (label === key) return same(0.97)
      if (normalizeName(withoutLegalForm(name)) === key) return LEGAL_FORM
      return isPartOf(label, key.split(' ')) ? SHORTER : taught(cluster.name)
  }
}

const splitKey = (key: string): [kind: string, rest: string] => {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}

const same = (score: number): Reason => ({
  score,
  reason:
    score > 0.95 ? 'the same name, but for case, accents and articles' : 'the same name, but for the word for its kind',
})

const LEGAL_FORM: Reason = { score: 0.95, reason: 'the same name, but for the legal form' }

/** `Acme` for `Acme Steel`. */
const isPartOf = (label: string, words: readonly string[]): boolean => words[0] === label || words.at(-1) === label

const SHORTER: Reason = { score: 0.85, reason: 'a part of the name, in one article with the whole of it' }

const taught = (name: string): Reason => ({
  score: 0.88,
  reason: `the articles say that it is another name of ${name}`,
})

const personReason = (label: string, key: string): Reason => {
  const words = spellWords(label)
  if (words.join(' ') === key)
    return label === key
      ? { score: 0.95, reason: 'the same full name' }
      : { score: 0.9, reason: 'the same full name in another spelling' }
  if (words.length === 1 && words[0] !== key.split(' ').at(-1)) return SHORTER
  if (words.length === 1) return { score: 0.88, reason: `surname of the only ${key} that is named` }
  return { score: 0.9, reason: 'the same first and last name' }
}
