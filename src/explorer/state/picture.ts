import { assertNever } from '../../model/index.ts'

/** How nodes are placed: by forces, on a circle, or community by community. */
export type LayoutKind = 'force' | 'circle' | 'communities'

export const LAYOUT_KINDS: readonly LayoutKind[] = ['force', 'communities', 'circle']

/** What makes a node large. */
export type SizeMeasure = 'statements' | 'neighbours' | 'documents' | 'pagerank' | 'betweenness' | 'same'

export const SIZE_MEASURES: readonly SizeMeasure[] = [
  'statements',
  'neighbours',
  'documents',
  'pagerank',
  'betweenness',
  'same',
]

/** What a person may tune of ForceAtlas2. */
export interface ForceSettings {
  /** How strongly everything is drawn to the middle, 0 … 10. */
  readonly gravity: number
  /** How far nodes push each other apart, 1 … 100. */
  readonly spread: number
  /** Tighter clusters, wider gaps between them. */
  readonly tightClusters: boolean
  /** Hubs go to the border, what they point to to the middle. */
  readonly dissuadeHubs: boolean
}

/** How the picture is drawn, whatever it shows. */
export interface Picture {
  readonly layout: LayoutKind
  readonly force: ForceSettings
  readonly size: SizeMeasure
  /** Whether several statements between two entities are one line. */
  readonly bundled: boolean
  /** Bundles that were opened, as keys of `pairKey`. */
  readonly unfolded: readonly string[]
  readonly minimap: boolean
  /** The picture alone, without the panels beside it. */
  readonly alone: boolean
}

export type PictureChange =
  | { readonly kind: 'layout'; readonly layout: LayoutKind }
  | { readonly kind: 'force'; readonly force: Partial<ForceSettings> }
  | { readonly kind: 'size'; readonly size: SizeMeasure }
  | { readonly kind: 'bundled'; readonly bundled: boolean }
  | { readonly kind: 'unfold'; readonly pairs: readonly string[] }
  | { readonly kind: 'foldAll' }
  | { readonly kind: 'minimap'; readonly minimap: boolean }
  | { readonly kind: 'alone'; readonly alone: boolean }

export const FIRST_PICTURE: Picture = {
  layout: 'force',
  force: { gravity: 3, spread: 40, tightClusters: false, dissuadeHubs: false },
  size: 'statements',
  bundled: true,
  unfolded: [],
  minimap: true,
  alone: false,
}

const GRAVITY_RANGE = [0, 10] as const
const SPREAD_RANGE = [1, 100] as const

/** The picture after a change. */
export const changePicture = (picture: Picture, change: PictureChange): Picture => {
  switch (change.kind) {
    case 'layout':
      return { ...picture, layout: change.layout }
    case 'force':
      return { ...picture, force: putRight({ ...picture.force, ...change.force }) }
    case 'size':
      return { ...picture, size: change.size }
    case 'bundled':
      return { ...picture, bundled: change.bundled, unfolded: [] }
    case 'unfold':
      return { ...picture, unfolded: [...new Set([...picture.unfolded, ...change.pairs])] }
    case 'foldAll':
      return { ...picture, unfolded: [] }
    case 'minimap':
      return { ...picture, minimap: change.minimap }
    case 'alone':
      return { ...picture, alone: change.alone }
    default:
      return assertNever(change)
  }
}

/** Names two entities, whichever comes first. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one}\t${other}` : `${other}\t${one}`)

const putRight = (force: ForceSettings): ForceSettings => ({
  ...force,
  gravity: within(force.gravity, GRAVITY_RANGE),
  spread: within(force.spread, SPREAD_RANGE),
})

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least
