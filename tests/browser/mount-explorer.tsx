import { createRoot } from 'react-dom/client'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { GraphCanvas } from '../../src/explorer/canvas/graph-canvas.ts'
import type { Point } from '../../src/explorer/canvas/positions.ts'
import { Explorer } from '../../src/explorer/panels/explorer.tsx'
import type { Selection } from '../../src/explorer/state/explorer-state.ts'
import type { LoadedGraph } from '../../src/explorer/state/load-knowledge.ts'
import type { ServedGraph } from '../../src/explorer/state/served-graph.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'

export interface MountedExplorer {
  readonly host: HTMLElement
  /** Canvases as they came, the latest last. */
  readonly canvases: readonly GraphCanvas[]
  readonly unmount: () => void
}

const SCHEME_KEY = 'mantine-color-scheme-value'

/** Mounts the whole page as main.tsx does, with a graph at hand in place of the fetch. */
export const mountExplorer = (
  load: () => Promise<Knowledge | LoadedGraph>,
  scheme: 'light' | 'dark' = 'light',
  served?: ServedGraph,
): MountedExplorer => {
  localStorage.setItem(SCHEME_KEY, scheme)
  const host = document.createElement('div')
  host.style.height = '100%'
  document.body.append(host)
  const canvases: GraphCanvas[] = []
  const onCanvas = (canvas: GraphCanvas | null) => {
    if (canvas) canvases.push(canvas)
  }
  const root = createRoot(host)
  root.render(<Explorer load={load} onCanvas={onCanvas} {...(served ? { served } : {})} />)
  return {
    host,
    canvases,
    unmount: () => {
      root.unmount()
      host.remove()
      localStorage.removeItem(SCHEME_KEY)
    },
  }
}

/** The canvas once the layout has come to rest: nothing moved between two looks. */
export const restingCanvas = async ({ canvases }: MountedExplorer): Promise<GraphCanvas> => {
  let before = ''
  const rests = () => {
    const now = JSON.stringify(
      sampleKnowledge.entities.map(({ id }) => canvases.at(-1)?.locate({ kind: 'entity', id })),
    )
    const same = now === before && !now.includes('null') && canvases.length > 0
    before = now
    return same
  }
  await expect.poll(rests, { timeout: 20_000, interval: 250 }).toBe(true)
  await expect.element(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible()
  const canvas = canvases.at(-1)
  if (!canvas) throw new Error('No canvas was made.')
  return canvas
}

/** Where a thing is drawn, within the container. */
export const placeOf = (canvas: GraphCanvas, selection: Selection): Point => {
  const point = canvas.locate(selection)
  if (!point) throw new Error(`${selection.kind} ${selection.id} is not drawn.`)
  return { x: Math.round(point.x), y: Math.round(point.y) }
}

/** The box that the picture is drawn into. */
export const canvasElement = (host: HTMLElement): HTMLElement => {
  const element = host.querySelector<HTMLElement>('.canvas')
  if (!element) throw new Error('There is no canvas on the page.')
  return element
}

/** What a person sees of an element, as pixels: WebGL keeps no buffer to read from. */
export const photograph = async (element: HTMLElement): Promise<(point: Point) => readonly number[]> => {
  const base64 = await page.screenshot({ element, save: false })
  const image = new Image()
  image.src = `data:image/png;base64,${base64}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No 2D canvas to read the screenshot with.')
  context.drawImage(image, 0, 0)
  const scale = image.width / element.offsetWidth
  return ({ x, y }) => [...context.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data].slice(0, 3)
}

/** `#rrggbb` as numbers. */
export const rgb = (colour: string): readonly number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

/** Largest difference between two colours in one channel. */
export const distance = (left: readonly number[], right: readonly number[]): number =>
  Math.max(...left.map((value, at) => Math.abs(value - (right[at] ?? 0))))
