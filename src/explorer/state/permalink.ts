import type { SavedView } from './explorer-state.ts'
import { FACETS, NO_FILTERS } from './filters.ts'
import { FIRST_PICTURE } from './picture.ts'
import { NO_VIEW, parseCamera, parseView } from './saved-view.ts'
import type { SavedPlaces } from './saved-view.ts'
import { WHOLE } from './scope.ts'
import type { Scope } from './scope.ts'

const KEY = 'view'
const MAX_SCOPE = 100

/** A view with the camera on it: what a link restores. */
export interface LinkedView {
  readonly view: SavedView
  readonly camera: SavedPlaces['camera']
}

/** The address of this page that shows what is shown now. Only what differs from a first look is in it; of entities that
 * were taken out or left by hand up to MAX_SCOPE, as longer addresses are cut on their way. */
export const writePermalink = (page: string, { view, camera }: LinkedView): string => {
  const { filters, picture, selection, scope, tab, list } = view
  const chosen = FACETS.filter((facet) => filters.chosen[facet].length > 0).map((facet) => [
    facet,
    filters.chosen[facet],
  ])
  const short = {
    filters: differing({ ...filters, chosen: Object.fromEntries(chosen) }, { ...NO_FILTERS, chosen: {} }),
    picture: differing(picture, { ...FIRST_PICTURE, alone: picture.alone }),
    ...differing(
      { selection, scope: isShort(scope) ? scope : WHOLE, tab, list },
      { selection: null, scope: WHOLE, tab: NO_VIEW.tab, list: NO_VIEW.list },
    ),
    ...(camera && { camera: { x: round(camera.x), y: round(camera.y), ratio: round(camera.ratio) } }),
  }
  const url = new URL(page)
  url.hash = new URLSearchParams({ [KEY]: JSON.stringify(short) }).toString()
  return url.href
}

/** What the address asks to be shown; null where it asks for nothing. What makes no sense in it is passed over. */
export const readPermalink = (page: string): LinkedView | null => {
  const written = new URLSearchParams(new URL(page).hash.slice(1)).get(KEY)
  if (written === null) return null
  try {
    const json: unknown = JSON.parse(written)
    if (typeof json !== 'object' || json === null) return null
    return { view: parseView(json), camera: parseCamera('camera' in json ? json.camera : null) }
  } catch {
    return null // A link that was cut or changed on its way shows the graph as a first look does.
  }
}

const isShort = ({ only, hidden }: Scope): boolean => (only?.length ?? 0) + hidden.length <= MAX_SCOPE

const differing = (now: object, usual: object): object =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify((usual as Record<string, unknown>)[key]),
    ),
  )

const round = (value: number): number => Math.round(value * 10_000) / 10_000
