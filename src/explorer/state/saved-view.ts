import { z } from 'zod'
import type { ExplorerState, SavedView } from './explorer-state.ts'
import { FACETS, NO_FILTERS } from './filters.ts'
import type { Filters } from './filters.ts'
import { FIRST_PICTURE, LAYOUT_KINDS, SIZE_MEASURES, changePicture } from './picture.ts'
import { WHOLE } from './scope.ts'

/** Places of nodes and the camera, as they are kept. */
export interface SavedPlaces {
  readonly positions: readonly (readonly [id: string, x: number, y: number])[]
  readonly camera: { readonly x: number; readonly y: number; readonly ratio: number } | null
}

export const NO_VIEW: SavedView = {
  filters: NO_FILTERS,
  picture: FIRST_PICTURE,
  selection: null,
  scope: WHOLE,
  tab: 'list',
  list: 'entities',
}

/** What a person chose, out of all that is shown. */
export const viewOf = ({ filters, picture, selection, scope, tab, list }: ExplorerState): SavedView => ({
  filters,
  picture: { ...picture, alone: false },
  selection,
  scope,
  tab,
  list,
})

const MAX_VALUES = 500
const MAX_IDS = 200_000
const strings = z.array(z.string().max(2000)).max(MAX_VALUES)
const ids = z.array(z.string().max(2000)).max(MAX_IDS)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)
const range = z.object({ from: day, to: day }).nullable().catch(null)
const finite = z.number().refine((value) => Number.isFinite(value))
const camera = z
  .object({ x: finite, y: finite, ratio: z.number().min(0.001).max(100) })
  .nullable()
  .catch(null)

const filtersSchema = z.object({
  chosen: z.object(Object.fromEntries(FACETS.map((facet) => [facet, strings.catch([])]))).catch({}),
  minConfidence: z.number().min(0).max(1).catch(0),
  minSources: z.number().int().min(0).catch(0),
  minDegree: z.number().int().min(0).catch(0),
  time: z.object({ event: range, publication: range }).catch(NO_FILTERS.time),
  keepUndated: z.boolean().catch(false),
})

const pictureSchema = z.object({
  layout: z.enum(LAYOUT_KINDS as [(typeof LAYOUT_KINDS)[number]]).catch(FIRST_PICTURE.layout),
  force: z
    .object({ gravity: z.number(), spread: z.number(), tightClusters: z.boolean(), dissuadeHubs: z.boolean() })
    .catch(FIRST_PICTURE.force),
  size: z.enum(SIZE_MEASURES as [(typeof SIZE_MEASURES)[number]]).catch(FIRST_PICTURE.size),
  bundled: z.boolean().catch(true),
  unfolded: strings.catch([]),
  minimap: z.boolean().catch(true),
})

const viewSchema = z.object({
  filters: filtersSchema.catch(filtersSchema.parse({})),
  picture: pictureSchema.catch(pictureSchema.parse({})),
  selection: z
    .object({ kind: z.enum(['entity', 'statement']), id: z.string() })
    .nullable()
    .catch(null),
  scope: z.object({ only: ids.nullable().catch(null), hidden: ids.catch([]) }).catch({ only: null, hidden: [] }),
  tab: z.enum(['details', 'list', 'filters', 'ask']).catch('list'),
  list: z.enum(['entities', 'statements']).catch('entities'),
})

/** The view in something that was saved or came by a link; whatever makes no sense in it becomes the usual. */
export const parseView = (json: unknown): SavedView => {
  const { filters, picture, ...rest } = viewSchema.catch(viewSchema.parse({})).parse(json)
  return {
    ...rest,
    filters: { ...filters, chosen: { ...NO_FILTERS.chosen, ...filters.chosen } as Filters['chosen'] },
    picture: changePicture({ ...FIRST_PICTURE, ...picture }, { kind: 'force', force: picture.force }),
  }
}

const placesSchema = z.object({
  positions: z.array(z.tuple([z.string(), finite, finite])).catch([]),
  camera,
})

/** Places that were saved; none where they make no sense. */
export const parsePlaces = (json: unknown): SavedPlaces =>
  placesSchema.catch({ positions: [], camera: null }).parse(json)

/** The camera in something that came by a link. */
export const parseCamera = (json: unknown): SavedPlaces['camera'] => camera.parse(json)
