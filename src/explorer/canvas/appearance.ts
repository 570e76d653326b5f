import type { EntityType } from '../../model/index.ts'
import { TONES } from '../state/tone.ts'
import type { Tone } from '../state/tone.ts'

export type Scheme = 'light' | 'dark'

/**
 * A closed outline in polar form: `points` tips at radius 1, dents between them at radius `dent`. A regular polygon
 * has its dents on its edges, so one formula draws circle, polygon and star, in the shader and in the legend.
 */
export interface Outline {
  readonly points: number
  readonly dent: number
  /** Radians from the upward direction to the first tip. */
  readonly turn: number
  /** Radius that makes areas alike. */
  readonly scale: number
}

export interface NodeLook {
  readonly outline: Outline
  readonly colour: Readonly<Record<Scheme, string>>
}

const polygon = (points: number, scale: number, turn = 0): Outline => ({
  points,
  dent: Math.cos(Math.PI / points),
  turn,
  scale,
})

const star = (points: number, dent: number, scale: number, turn = 0): Outline => ({ points, dent, turn, scale })

const CIRCLE = polygon(48, 1)

/** Colour and shape of each type of entity; each shape is used once, so colour is never the only sign. */
export const NODE_LOOKS: Readonly<Record<EntityType, NodeLook>> = {
  GPE: { outline: CIRCLE, colour: { light: '#1c6fc4', dark: '#5aa9f0' } },
  PERSON: { outline: polygon(3, 1.4), colour: { light: '#c2410c', dark: '#f59e66' } },
  ORG: { outline: polygon(4, 1.25, Math.PI / 4), colour: { light: '#0f7b6c', dark: '#4fc4b0' } },
  LOC: { outline: polygon(6, 1.08), colour: { light: '#5b7f1b', dark: '#a6cf5f' } },
  FAC: { outline: polygon(5, 1.15), colour: { light: '#6b7280', dark: '#aab2bf' } },
  NORP: { outline: polygon(8, 1.04, Math.PI / 8), colour: { light: '#9a6700', dark: '#e3b341' } },
  EVENT: { outline: star(5, 0.5, 1.4), colour: { light: '#be185d', dark: '#f47fb2' } },
  LAW: { outline: polygon(4, 1.25), colour: { light: '#7c3aed', dark: '#b794f6' } },
  DOC: { outline: polygon(3, 1.4, Math.PI), colour: { light: '#4f46b8', dark: '#9d9cf5' } },
  PRODUCT: { outline: star(4, 0.45, 1.4), colour: { light: '#a16207', dark: '#d9a441' } },
  POLICY: { outline: star(8, 0.72, 1.2), colour: { light: '#0e7490', dark: '#4dc3dc' } },
  MISC: { outline: star(3, 0.35, 1.45), colour: { light: '#57606a', dark: '#b1bac4' } },
}

/** Dash lengths in CSS pixels, line and gap in turn; none: a solid line. */
export interface StrokeLook {
  readonly dashes: readonly number[]
  /** Two thin lines side by side. */
  readonly double: boolean
  readonly colour: Readonly<Record<Scheme, string>>
}

/** A tone, or several of them in one bundle. */
export type Stroke = Tone | 'mixed'

export const STROKES: readonly Stroke[] = [...TONES, 'mixed']

/** How an edge is drawn for each stroke, on the canvas and in the legend. */
export const STROKE_LOOKS: Readonly<Record<Stroke, StrokeLook>> = {
  stated: { dashes: [], double: false, colour: { light: '#8d99a8', dark: '#76828f' } },
  claimed: { dashes: [12, 5], double: false, colour: { light: '#8a6fc0', dark: '#a48fd6' } },
  open: { dashes: [3, 5], double: false, colour: { light: '#2f86b8', dark: '#5fb0dc' } },
  denied: { dashes: [10, 4, 2, 4], double: false, colour: { light: '#d1343c', dark: '#f4737a' } },
  mixed: { dashes: [], double: true, colour: { light: '#a2703a', dark: '#d3a46c' } },
}

/** Colours of everything else on the canvas. */
export const CANVAS_COLOURS = {
  light: {
    background: '#fbfcfd',
    label: '#1f2933',
    faint: '#d9dee4',
    faintEdge: '#e9ecf0',
    box: '#ffffff',
    line: '#adb5bd',
  },
  dark: {
    background: '#17191c',
    label: '#e6e9ec',
    faint: '#3a3f45',
    faintEdge: '#272b30',
    box: '#2a2e33',
    line: '#5c636b',
  },
} as const satisfies Record<Scheme, Readonly<Record<string, string>>>

const PALE_SHARE = 0.3

/** Colour of a stroke among thousands: mostly that of the background, so that nodes stand out. */
export const paleStroke = (stroke: Stroke, scheme: Scheme): string => {
  const [strong, ground] = [STROKE_LOOKS[stroke].colour[scheme], CANVAS_COLOURS[scheme].background].map(channels)
  const mixed = (strong ?? []).map((value, at) =>
    Math.round(value * PALE_SHARE + (ground?.[at] ?? 0) * (1 - PALE_SHARE)),
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Corners of the outline around (0, 0), y downwards, for SVG. */
export const outlinePoints = ({ points, dent, turn, scale }: Outline, radius: number): string =>
  Array.from({ length: points * 2 }, (_, corner) => {
    const angle = turn + (corner * Math.PI) / points
    const reach = radius * scale * (corner % 2 === 0 ? 1 : dent)
    return `${(Math.sin(angle) * reach).toFixed(2)},${(-Math.cos(angle) * reach).toFixed(2)}`
  }).join(' ')
