import { useEffect, useRef } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'

const WIDTH = 150
const HEIGHT = 104

/** Where one is in the whole. For the pointer only: the picture itself is moved by the arrow keys. */
export const Minimap = ({ canvas }: { readonly canvas: GraphCanvas | null }) => {
  const element = useRef<HTMLCanvasElement>(null)
  useEffect(() => (element.current && canvas ? canvas.drawMinimap(element.current) : undefined), [canvas])
  const scale = Math.ceil(devicePixelRatio)
  return (
    <canvas
      ref={element}
      className="minimap"
      width={WIDTH * scale}
      height={HEIGHT * scale}
      style={{ width: WIDTH, height: HEIGHT }}
      aria-hidden="true"
    />
  )
}
