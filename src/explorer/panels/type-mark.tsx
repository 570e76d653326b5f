import { useComputedColorScheme } from '@mantine/core'
import type { EntityType } from '../../model/index.ts'
import { NODE_LOOKS, STROKE_LOOKS, outlinePoints } from '../canvas/appearance.ts'
import { texts } from '../state/texts.ts'
import type { Stroke } from '../canvas/appearance.ts'

/** The shape that nodes of this type have in the picture. The words stand beside it. */
export const TypeMark = ({ type, labelled = false }: { readonly type: EntityType; readonly labelled?: boolean }) => {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const { outline, colour } = NODE_LOOKS[type]
  const name = labelled ? { role: 'img', 'aria-label': texts.entityTypes[type] } : { 'aria-hidden': true }
  return (
    <svg className="mark" width="16" height="16" viewBox="-10 -10 20 20" {...name}>
      <polygon points={outlinePoints(outline, 6.6)} fill={colour[scheme]} />
    </svg>
  )
}

/** The stroke that edges of this tone have in the picture. */
export const ToneMark = ({ tone, labelled = false }: { readonly tone: Stroke; readonly labelled?: boolean }) => {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const { dashes, double, colour } = STROKE_LOOKS[tone]
  const said = tone === 'mixed' ? texts.legendMixed : texts.tones[tone]
  const name = labelled ? { role: 'img', 'aria-label': said } : { 'aria-hidden': true }
  return (
    <svg className="mark" width="40" height="10" viewBox="0 0 40 10" {...name}>
      {(double ? [3, 7] : [5]).map((y) => (
        <line
          key={y}
          x1="0"
          y1={y}
          x2="32"
          y2={y}
          stroke={colour[scheme]}
          strokeWidth={double ? 1.8 : 2.4}
          strokeDasharray={dashes.join(' ')}
        />
      ))}
      <polygon points="31,1 40,5 31,9" fill={colour[scheme]} />
    </svg>
  )
}
