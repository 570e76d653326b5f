import type { TimeAxis } from './filters-model.ts'

/** Words of the picture, its filters and its time. */
export const pictureTexts = {
  aroundEntity: (name: string) => `Around ${name}`,
  minSources: 'Independent sources, at least',
  minSourcesChip: (count: number) => `Sources from ${count}`,
  minDegree: 'Neighbours of an entity, at least',
  minDegreeChip: (count: number) => `Neighbours from ${count}`,
  findValue: (facet: string) => `Find in ${facet.toLowerCase()}`,
  showFewer: 'Show fewer',
  timePanel: 'Time',
  timeAxes: { event: 'When it happened', publication: 'When it was published' } satisfies Record<TimeAxis, string>,
  timeAxis: 'Which time',
  timeFrom: { event: 'Happened from', publication: 'Published from' } satisfies Record<TimeAxis, string>,
  timeTo: { event: 'Happened until', publication: 'Published until' } satisfies Record<TimeAxis, string>,
  timeNone: {
    event: 'No statement says when it happened.',
    publication: 'No article says when it was published.',
  } satisfies Record<TimeAxis, string>,
  timeHistogram: (count: number, first: string, last: string) => `${count} dated statements, ${first} to ${last}`,
  timeAll: 'All times',
  timeReset: 'All times again',
  keepUndated: 'and those without a date',
  undatedChip: 'With those without a date',
  play: 'Play through time',
  pausePlay: 'Pause',
  binCount: (when: string, count: number) => `${when}: ${count}`,
} as const
