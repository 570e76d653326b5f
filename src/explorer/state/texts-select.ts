/** Words of choosing several entities. */
export const selectTexts = {
  marked: (count: number) => (count === 1 ? '1 entity chosen' : `${count} entities chosen`),
  markedBar: 'Chosen entities',
  mark: (name: string) => `Choose ${name}`,
  lasso: 'Draw around entities to choose them',
  lassoEnd: 'Stop drawing around entities',
  onlyThese: 'Show only these',
  hideThese: 'Hide',
  expandThese: 'Expand neighbours',
  collapseThese: 'Collapse neighbours',
  surroundings: 'Show only what is around them, in steps',
  steps: 'Steps around:',
  unmark: 'Choose none',
  scopeSaid: (shown: number, all: number) => `Shown: ${shown} of ${all} entities`,
  showAll: 'Show all again',
} as const
