import { texts } from '../state/texts.ts'
import type { BinRange, TimeBins } from '../state/time-bins.ts'

const HEIGHT = 44

interface TimeHistogramProps {
  readonly bins: TimeBins
  readonly counts: readonly number[]
  readonly chosen: BinRange
  readonly say: (at: number) => string
  readonly onChoose: (at: number) => void
}

/**
 * How many statements each bin holds under the other filters. Bars stand above the places of the slider's thumbs, which
 * do the same by keyboard; a click on a bar is a short cut.
 */
export const TimeHistogram = ({ bins: { bins }, counts, chosen, say, onChoose }: TimeHistogramProps) => {
  const most = Math.max(1, ...counts)
  const last = Math.max(1, bins.length - 1)
  const width = 100 / bins.length
  const dated = counts.reduce((sum, count) => sum + count, 0)
  return (
    <svg
      className="time-histogram"
      role="img"
      aria-label={texts.timeHistogram(dated, say(0), say(bins.length - 1))}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {bins.map((bin, at) => {
        const height = ((counts[at] ?? 0) / most) * (HEIGHT - 4)
        const within = at >= chosen[0] && at <= chosen[1]
        const x = (at / last) * (100 - width)
        return (
          <g key={bin.from} onClick={() => onChoose(at)} className={within ? 'bar within' : 'bar'}>
            <title>{texts.binCount(say(at), counts[at] ?? 0)}</title>
            <rect x={x} y={0} width={width} height={HEIGHT} className="bar-room" />
            <rect
              x={x + width * 0.1}
              y={HEIGHT - Math.max(height, bin.gap ? 0 : 1)}
              width={width * 0.8}
              height={Math.max(height, bin.gap ? 0 : 1)}
              className={bin.gap ? 'bar-gap' : 'bar-count'}
            />
          </g>
        )
      })}
    </svg>
  )
}
