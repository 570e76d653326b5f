import type { Gazetteer } from '../gazetteer.ts'
import { hashText } from '../hash-text.ts'
import type { Overrides } from '../overrides.ts'

/**
 * The version of how names and descriptions are resolved. A kept resolution goes on only under the version that made it:
 * whoever changes what resolution gives raises it, or old decisions stand beside new ones.
 */
export const RESOLUTION_VERSION = 2

/** What a resolution depends on besides the documents. */
export const resolutionMark = (gazetteer: Gazetteer, { sameAs, apart }: Overrides): string =>
  `${String(RESOLUTION_VERSION)} ${gazetteer.fingerprint()} ${hashText(JSON.stringify([[...sameAs].sort(), [...apart].sort()]))}`
