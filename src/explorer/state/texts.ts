import type { BlockKind, EntityType, Modality, Polarity } from '../../model/index.ts'
import type { Facet } from './filters.ts'
import { bringTexts } from './texts-bring.ts'
import { askTexts } from './texts-ask.ts'
import { editTexts } from './texts-edit.ts'
import { pictureTexts } from './texts-picture.ts'
import { selectTexts } from './texts-select.ts'
import { tableTexts } from './texts-table.ts'
import type { Tone } from './tone.ts'

/** Every word of the page in English. */
export const english = {
  ...pictureTexts,
  ...bringTexts,
  ...askTexts,
  ...tableTexts,
  ...selectTexts,
  ...editTexts,
  title: 'Relata',
  tagline: 'a graph that shows its evidence',
  loading: 'Reading the graph …',
  failedTitle: 'The graph could not be opened',
  failedHint: 'Build one with “relata build” and reload this page.',
  retry: 'Try again',
  emptyTitle: 'The graph is empty',
  emptyHint:
    'No entity was found in the articles. Add articles here: they are read on this machine. Or open a graph that you have.',
  noWebgl: 'This browser cannot draw the picture (WebGL is missing). The list holds everything that it would show.',
  noneVisible: 'The filters hide everything.',
  search: 'Search entities',
  searchHint: 'A name or an alias',
  nothingFound: 'Nothing like that in the graph',
  lightMode: 'Switch to light colours',
  darkMode: 'Switch to dark colours',
  openGraph: 'Open a graph file',
  closeMessage: 'Close the message',
  closeWindow: 'Close',
  messages: 'Messages',
  panelFailed: (what: string) => `${what}: this part of the page failed`,
  panelFailedHint: 'The rest works on. “Try again” shows it anew; should it fail again, report what it says.',
  openGraphHint: 'Open a graph file (JSON, GEXF, GraphML), or drop one on the page; it stays on this machine',
  openFailed: (name: string) => `${name} cannot be opened`,
  dropHere: 'Drop the graph file to open it. Articles are read and join the graph. Everything stays on this machine.',
  exportMenu: 'Export',
  exportAll: (format: string) => `Whole graph as ${format}`,
  exportVisible: (format: string) => `What the filters leave, as ${format}`,
  tabs: { details: 'Details', list: 'List', filters: 'Filters', ask: 'Ask' },
  panels: 'Panels',
  listKinds: { entities: 'Entities', statements: 'Statements' },
  listOf: 'What to list',
  showMore: (count: number) => `Show ${count} more`,
  counts: (entities: number, statements: number) =>
    `${plural(entities, 'entity', 'entities')}, ${plural(statements, 'statement', 'statements')}`,
  countsOf: (entities: number, allEntities: number, statements: number, allStatements: number) =>
    `${entities} of ${plural(allEntities, 'entity', 'entities')}, ${statements} of ${plural(allStatements, 'statement', 'statements')}`,
  statementCount: (count: number) => plural(count, 'statement', 'statements'),
  back: 'Back',
  close: 'Clear the selection',
  aliases: 'Also called',
  whyMerged: 'Why these names are one',
  mergeLine: (name: string, reason: string) => `“${name}”: ${reason}`,
  referenceSteps: (words: string, steps: readonly string[]) => `“${words}” is ${steps.join(', that is ')}`,
  referenceStep: (words: string, rule: string) => `“${words}” (${rule})`,
  documents: 'Documents',
  noRelations: 'Nothing is stated about it.',
  notInPicture: 'The filters or your choice hide this from the picture.',
  hiddenByFilters: (hidden: number) => `${plural(hidden, 'statement is', 'statements are')} hidden by the filters.`,
  doing: 'as subject',
  done: 'as object',
  evidenceButton: (count: number) => (count === 1 ? 'Evidence' : `Evidence (${count})`),
  evidenceTitle: 'Evidence',
  quoteMissing: 'The graph file does not hold the text of this article; this is the quote alone.',
  untitled: 'Untitled article',
  noSource: 'Unknown source',
  noDate: 'no date',
  rule: 'Rule',
  confidence: 'Confidence',
  readArticle: 'In the article',
  articleOf: (title: string) => `Text of “${title}”`,
  speakerLabel: 'Speaker',
  timeLabel: 'Time of the fact',
  timeUnknown: 'not said',
  eventTypeLabel: 'Event type',
  standingLabel: 'Standing',
  articleVoice: 'the article itself',
  says: (speaker: string) => `according to ${speaker}`,
  article: 'The article itself',
  onlyShow: 'Show only what is chosen; nothing chosen shows all.',
  facets: {
    entityType: 'Entity type',
    community: 'Community',
    tone: 'Standing',
    relation: 'Relation',
    eventType: 'Event type',
    modality: 'Modality',
    polarity: 'Polarity',
    speaker: 'Speaker',
    source: 'Source',
  } satisfies Record<Facet, string>,
  minConfidence: 'Least confidence',
  minConfidenceChip: (percent: number) => `Confidence from ${percent} %`,
  clearFilters: 'Clear all filters',
  activeFilters: 'Active filters',
  removeFilter: (facet: string, value: string) => `Remove filter ${facet}: ${value}`,
  canvas:
    'Picture of the graph. The list beside it holds the same in words. Arrow keys walk from the selected entity along its statements; without one, or with Shift, they move the picture. Plus and minus zoom, B opens the bundles of what is selected, M chooses it.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show the whole graph',
  startLayout: 'Arrange',
  pauseLayout: 'Pause arranging',
  legend: 'Legend',
  legendNodes: 'Entities',
  legendEdges: 'Statements',
  selectedEntity: (name: string, type: string, count: number) =>
    `${name}, ${type}, ${plural(count, 'statement', 'statements')}`,
  selectionCleared: 'Nothing selected',
  nothingSelected: 'Choose an entity or a statement in the picture or the list to see the evidence behind it.',
  tones: {
    stated: 'Stated by the article',
    claimed: 'Claimed by a speaker',
    open: 'Planned, possible or demanded',
    denied: 'Negated or denied',
  } satisfies Record<Tone, string>,
  modalities: {
    asserted: 'asserted',
    planned: 'planned',
    possible: 'possible',
    demanded: 'demanded',
    denied: 'denied',
  } satisfies Record<Modality, string>,
  polarities: { positive: 'affirmed', negative: 'negated' } satisfies Record<Polarity, string>,
  entityTypes: {
    PERSON: 'Person',
    ORG: 'Organisation',
    GPE: 'Country or city',
    LOC: 'Place',
    FAC: 'Facility',
    NORP: 'Group',
    EVENT: 'Event',
    LAW: 'Law or treaty',
    DOC: 'Document',
    PRODUCT: 'Product',
    POLICY: 'Policy',
    MISC: 'Other',
  } satisfies Record<EntityType, string>,
  blocks: {
    paragraph: 'Paragraph',
    title: 'Title',
    heading: 'Heading',
    dateline: 'Dateline',
    byline: 'Byline',
    caption: 'Caption',
    navigation: 'Navigation',
    metadata: 'Details',
  } satisfies Record<BlockKind, string>,
  time: {
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    range: (start: string, end: string) => `${start} to ${end}`,
    week: (day: string) => `week of ${day}`,
  },
  language: 'language',
} as const

/** The same words in any language: texts, and functions that put names and numbers into one. */
type Words<Value> = Value extends string
  ? string
  : Value extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Value]: Words<Value[Key]> }

/** A catalogue: a second language is a second object of this shape. */
export type Texts = Words<typeof english>

/** Every word of the page in the language that is spoken now; `language.ts` changes it. */
export const texts: Texts = { ...english }

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
