import type { WholeGraph } from '../../graph/graph-headers.ts'
import { assertNever } from '../../model/index.ts'
import type { Edit, EntityId, Knowledge, StatementId } from '../../model/index.ts'
import { beginHistory, changeHistory } from './edit-history.ts'
import type { EditHistory, HistoryChange } from './edit-history.ts'
import { NO_FILTERS, changeFilters } from './filters.ts'
import type { Facet, FilterChange, Filters } from './filters.ts'
import type { GraphMeasures } from './graph-measures.ts'
import { indexKnowledge } from './knowledge-index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { WHOLE, keepKnown } from './scope.ts'
import type { Scope } from './scope.ts'
import { FIRST_PICTURE, changePicture } from './picture.ts'
import type { Picture, PictureChange } from './picture.ts'

export type Content =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly index: KnowledgeIndex }

export type Selection =
  { readonly kind: 'entity'; readonly id: EntityId } | { readonly kind: 'statement'; readonly id: StatementId }

export type Tab = 'details' | 'list' | 'filters' | 'ask'
export type ListKind = 'entities' | 'statements'

/** What a person chose, apart from the graph. */
export interface SavedView {
  readonly filters: Filters
  readonly picture: Picture
  readonly selection: Selection | null
  readonly scope: Scope
  readonly tab: Tab
  readonly list: ListKind
}

/** What an answer is made of: it stands out in the picture. */
export interface Light {
  readonly entities: readonly EntityId[]
  readonly statements: readonly StatementId[]
}

/** All that the page shows, plain. What the pointer hovers over stays on the canvas. */
export interface ExplorerState {
  readonly content: Content
  /** How large the graph on the server is of which this is a part; null where it is whole. */
  readonly whole: WholeGraph | null
  /** What a person put right; null until a graph is there. What `content` shows is its result. */
  readonly history: EditHistory | null
  readonly selection: Selection | null
  /** Earlier selections, the latest last. */
  readonly trail: readonly Selection[]
  /** Entities that were chosen together, in the order of choosing. */
  readonly marked: readonly EntityId[]
  /** Whether dragging over the picture draws around entities. */
  readonly lasso: boolean
  readonly scope: Scope
  /** What stands in the query bar. */
  readonly question: string
  /** The answer that is shown in the picture. */
  readonly light: Light | null
  readonly filters: Filters
  /** Null until a worker has worked them out. */
  readonly measures: GraphMeasures | null
  readonly picture: Picture
  readonly tab: Tab
  /** Where one was before the details, and goes back to after them. */
  readonly panel: Exclude<Tab, 'details'>
  readonly list: ListKind
  /** Whether the table lies over the page. */
  readonly table: boolean
  readonly layoutRunning: boolean
  /** What the camera was last asked to go to; a new object is a new request. */
  readonly cameraTarget: { readonly selection: Selection } | null
}

export type Action =
  | {
      readonly type: 'loaded'
      readonly knowledge: Knowledge
      readonly edits?: readonly Edit[]
      readonly whole?: WholeGraph | null
    }
  /** Another state of the same graph: articles joined it. What a person chose stays. */
  | { readonly type: 'joined'; readonly knowledge: Knowledge }
  | { readonly type: 'changeHistory'; readonly change: HistoryChange }
  /** What a person had chosen before, from a session or a link. */
  | { readonly type: 'restored'; readonly view: SavedView }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'select'; readonly selection: Selection; readonly centre?: boolean }
  | { readonly type: 'back' }
  | { readonly type: 'clear' }
  /** One step out: from drawing, from the picture alone, from the selection, the first that there is. */
  | { readonly type: 'stepOut' }
  | { readonly type: 'setLasso'; readonly active: boolean }
  | { readonly type: 'mark'; readonly ids: readonly EntityId[]; readonly how: 'toggle' | 'add' | 'set' }
  | { readonly type: 'setScope'; readonly scope: Scope }
  | { readonly type: 'writeQuestion'; readonly text: string }
  | { readonly type: 'light'; readonly light: Light | null }
  | { readonly type: 'toggleFilter'; readonly facet: Facet; readonly value: string }
  | { readonly type: 'setMinConfidence'; readonly minConfidence: number }
  | { readonly type: 'changeFilters'; readonly change: FilterChange }
  | { readonly type: 'changePicture'; readonly change: PictureChange }
  | { readonly type: 'clearFilters' }
  | { readonly type: 'measured'; readonly measures: GraphMeasures | null }
  | { readonly type: 'showTab'; readonly tab: Tab }
  | { readonly type: 'showList'; readonly list: ListKind }
  | { readonly type: 'showTable'; readonly open: boolean }
  | { readonly type: 'setLayoutRunning'; readonly running: boolean }

const MAX_TRAIL_STEPS = 50

export const INITIAL_STATE: ExplorerState = {
  content: { kind: 'loading' },
  whole: null,
  history: null,
  selection: null,
  trail: [],
  marked: [],
  lasso: false,
  scope: WHOLE,
  question: '',
  light: null,
  filters: NO_FILTERS,
  measures: null,
  picture: FIRST_PICTURE,
  tab: 'list',
  panel: 'list',
  list: 'entities',
  table: false,
  layoutRunning: false,
  cameraTarget: null,
}

/** The only way state changes: pure, total. */
export const reduceExplorer = (state: ExplorerState, action: Action): ExplorerState => {
  switch (action.type) {
    case 'loaded':
      return { ...load(beginHistory(action.knowledge, action.edits)), whole: action.whole ?? null }
    case 'joined':
      return show(state, beginHistory(action.knowledge, state.history?.done, state.history?.undone))
    case 'changeHistory':
      return change(state, action.change)
    case 'restored':
      return restore(state, action.view)
    case 'failed':
      return { ...INITIAL_STATE, content: { kind: 'failed', message: action.message } }
    case 'select':
      return select(state, action.selection, action.centre ?? false)
    case 'back':
      return goBack(state)
    case 'clear':
      return clear(state)
    case 'stepOut':
      if (state.lasso) return { ...state, lasso: false }
      if (state.picture.alone) return { ...state, picture: { ...state.picture, alone: false } }
      return state.selection ? clear(state) : state
    case 'setLasso':
      return { ...state, lasso: action.active }
    case 'mark':
      return { ...state, marked: mark(state, action.ids, action.how) }
    case 'setScope':
      return { ...state, scope: action.scope }
    case 'writeQuestion':
      return { ...state, question: action.text }
    case 'light':
      return { ...state, light: action.light, selection: null, trail: [] }
    case 'toggleFilter':
      return filter(state, { kind: 'toggle', facet: action.facet, value: action.value })
    case 'setMinConfidence':
      return filter(state, { kind: 'minConfidence', value: action.minConfidence })
    case 'changeFilters':
      return filter(state, action.change)
    case 'changePicture':
      return { ...state, picture: changePicture(state.picture, action.change) }
    case 'clearFilters':
      return { ...state, filters: NO_FILTERS }
    case 'measured':
      return { ...state, measures: action.measures }
    case 'showTab':
      return { ...state, tab: action.tab, panel: action.tab === 'details' ? state.panel : action.tab }
    case 'showList':
      return { ...state, list: action.list }
    case 'showTable':
      return { ...state, table: action.open }
    case 'setLayoutRunning':
      return { ...state, layoutRunning: action.running }
    default:
      return assertNever(action)
  }
}

const clear = (state: ExplorerState): ExplorerState => ({
  ...state,
  selection: null,
  trail: [],
  light: null,
  marked: [],
  tab: state.tab === 'details' ? state.panel : state.tab,
})

const load = (history: EditHistory): ExplorerState => ({
  ...INITIAL_STATE,
  history,
  content: { kind: 'ready', index: indexKnowledge(history.shown) },
})

/** After an edit the selection stays where it can; what was put together with another one is that one. */
const change = (state: ExplorerState, made: HistoryChange): ExplorerState => {
  const { history, selection } = state
  if (history === null) return state
  const next = changeHistory(history, made)
  if (next === history) return state
  const shown = show(state, next)
  const edit = made.kind === 'edit' ? made.edit : null
  const isGone = selection !== null && shown.selection === null
  return edit?.kind === 'merge' && isGone && exists(shown.content, { kind: 'entity', id: edit.into.id })
    ? { ...shown, selection: { kind: 'entity', id: edit.into.id } }
    : shown
}

const show = (state: ExplorerState, history: EditHistory): ExplorerState => {
  const content: Content = { kind: 'ready', index: indexKnowledge(history.shown) }
  const { selection, trail } = state
  return {
    ...state,
    history,
    content,
    measures: null,
    light: null,
    marked: state.marked.filter((id) => exists(content, { kind: 'entity', id })),
    selection: selection && exists(content, selection) ? selection : null,
    trail: trail.filter((step) => exists(content, step)),
    cameraTarget: null,
  }
}

const restore = (state: ExplorerState, view: SavedView): ExplorerState => {
  const { filters, picture, selection, scope, tab, list } = view
  return {
    ...state,
    filters,
    picture,
    scope: keepKnown(scope, (id) => exists(state.content, { kind: 'entity', id })),
    selection: selection && exists(state.content, selection) ? selection : null,
    trail: [],
    light: null,
    marked: [],
    tab,
    panel: tab === 'details' ? 'list' : tab,
    list,
    cameraTarget: null,
  }
}

const mark = (
  { content, marked }: ExplorerState,
  ids: readonly EntityId[],
  how: 'toggle' | 'add' | 'set',
): readonly EntityId[] => {
  const known = ids.filter((id) => exists(content, { kind: 'entity', id }))
  if (how === 'set') return [...new Set(known)]
  const taken = how === 'toggle' ? new Set(known.filter((id) => marked.includes(id))) : new Set<EntityId>()
  return [...new Set([...marked, ...known])].filter((id) => !taken.has(id))
}

const filter = (state: ExplorerState, change: FilterChange): ExplorerState => ({
  ...state,
  filters: changeFilters(state.filters, change),
})

const select = (state: ExplorerState, selection: Selection, centre: boolean): ExplorerState => {
  if (!exists(state.content, selection)) return state
  const before = state.selection
  const moved = before !== null && (before.id !== selection.id || before.kind !== selection.kind)
  return {
    ...state,
    selection,
    light: lightWith(state.light, selection),
    tab: 'details',
    trail: moved ? [...state.trail, before].slice(-MAX_TRAIL_STEPS) : state.trail,
    cameraTarget: centre ? { selection } : state.cameraTarget,
  }
}

/** The light stays on while what it shows is looked into. */
const lightWith = (light: Light | null, { kind, id }: Selection): Light | null =>
  light && (kind === 'entity' ? light.entities : light.statements).includes(id) ? light : null

const goBack = (state: ExplorerState): ExplorerState => {
  const selection = state.trail.at(-1)
  return selection ? { ...state, selection, trail: state.trail.slice(0, -1), cameraTarget: { selection } } : state
}

const exists = (content: Content, { kind, id }: Selection): boolean =>
  content.kind === 'ready' && (kind === 'entity' ? content.index.entities : content.index.statements).has(id)
