import { beforeEach, describe, expect, test } from 'vitest'
import { clearLabels, drawEdgeLabel, drawNodeLabel, flushNodeLabels } from '../../src/explorer/canvas/labels.ts'

const SETTINGS = {
  labelFont: 'sans-serif',
  labelSize: 12,
  labelWeight: 'normal',
  edgeLabelFont: 'sans-serif',
  edgeLabelSize: 11,
  edgeLabelWeight: 'normal',
}

let container: HTMLDivElement
let context: CanvasRenderingContext2D
let written: string[]

beforeEach(() => {
  container = document.createElement('div')
  const canvas = document.createElement('canvas')
  canvas.width = 400
  canvas.height = 200
  container.append(canvas)
  document.body.replaceChildren(container)
  const made = canvas.getContext('2d')
  if (!made) throw new Error('No 2D canvas.')
  context = made
  written = []
  const write = context.fillText.bind(context)
  context.fillText = (text, x, y) => {
    written.push(text)
    write(text, x, y)
  }
})

const name = (key: string, x: number, size: number) =>
  drawNodeLabel(context, { key, label: key, x, y: 50, size, color: '#000' } as never, SETTINGS)

const relation = (key: string, y: number, more: object = {}) =>
  drawEdgeLabel(
    context,
    { key, label: key, color: '#000', size: 2, curvature: 0, ...more } as never,
    { x: 50, y, size: 5 },
    { x: 250, y, size: 5 },
    SETTINGS,
  )

describe('labels', () => {
  test('of nodes that would cover each other: the larger node keeps its name', () => {
    name('small', 100, 4)
    name('large', 104, 12)
    name('elsewhere', 300, 4)
    flushNodeLabels(container)
    expect(written).toEqual(['large', 'elsewhere'])
  })

  test('of edges make way for each other, and for names', () => {
    name('a name', 130, 8)
    for (let at = 0; at < 9; at++) relation(`relation ${at}`, 50)
    expect(written[0]).toBe('a name')
    // Five places, one of them taken by the name.
    expect(written.filter((text) => text.startsWith('relation'))).toHaveLength(4)
  })

  test('of a short bundle show no number', () => {
    drawEdgeLabel(
      context,
      { key: 'b', label: '5', color: '#000', size: 4, badge: true } as never,
      { x: 10, y: 10, size: 5 },
      { x: 40, y: 10, size: 5 },
      SETTINGS,
    )
    expect(written).toEqual([])
    relation('7', 120, { badge: true })
    expect(written).toEqual(['7'])
  })

  test('are free to stand anywhere in the next frame', () => {
    name('one', 100, 5)
    flushNodeLabels(container)
    clearLabels(container)
    name('other', 100, 5)
    flushNodeLabels(container)
    expect(written).toEqual(['one', 'other'])
  })
})
