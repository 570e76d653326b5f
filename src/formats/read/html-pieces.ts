import type { BlockKind } from '../../model/index.ts'
import type { TextPiece } from './compose-text.ts'
import type { HtmlNode } from './html-page.ts'

const HIDDEN = new Set(
  'script style noscript template title meta link iframe svg math button select option textarea head object canvas dialog'.split(
    ' ',
  ),
)
const FURNITURE = new Set(['nav', 'footer', 'aside', 'form'])
const INLINE = new Set(
  [
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q ruby rt rp s samp',
    'small span strike strong sub sup time tt u var wbr',
  ]
    .join(' ')
    .split(' '),
)

const KIND_OF_ELEMENT: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries<BlockKind>({
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    figcaption: 'caption',
    caption: 'caption',
    address: 'byline',
    nav: 'navigation',
    footer: 'navigation',
  }),
)

/** The paragraph that is being gathered. */
interface State {
  readonly pieces: TextPiece[]
  buffer: string
  isItem: boolean
}

const ELEMENT_NODE = 1
const TEXT_NODE = 3

/**
 * The paragraphs of a part of a page in reading order, white space as a browser shows it. Scripts, controls and
 * navigation are left out.
 */
export const readPieces = (root: HtmlNode): readonly TextPiece[] => {
  const state: State = { pieces: [], buffer: '', isItem: false }
  walk(root, null, state)
  flush(state, null)
  return state.pieces
}

/** Recursion is bounded: pages over `MAX_NESTED_ELEMENTS` were refused. */
const walk = (node: HtmlNode, kind: BlockKind | null, state: State): void => {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT_NODE) state.buffer += (child.textContent ?? '').replace(/\s+/g, ' ')
    else if (child.nodeType === ELEMENT_NODE) walkElement(child, (child.localName ?? '').toLowerCase(), kind, state)
  }
}

const walkElement = (element: HtmlNode, name: string, kind: BlockKind | null, state: State): void => {
  if (HIDDEN.has(name) || FURNITURE.has(name) || isHidden(element)) return
  if (name === 'br') state.buffer += '\n'
  else if (INLINE.has(name)) walk(element, kind, state)
  else walkBlock(element, name, kind, state)
}

const walkBlock = (element: HtmlNode, name: string, kind: BlockKind | null, state: State): void => {
  flush(state, kind)
  if (name === 'li') state.isItem = true
  const inner = KIND_OF_ELEMENT.get(name) ?? kind
  walk(element, inner, state)
  flush(state, inner)
  if (name === 'li') state.isItem = false
}

const isHidden = (element: HtmlNode): boolean =>
  element.getAttribute?.('hidden') != null || element.getAttribute?.('aria-hidden') === 'true'

/** Two line breaks in a row part paragraphs, one parts lines. */
const flush = (state: State, kind: BlockKind | null): void => {
  const paragraphs = state.buffer
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .split(/\n{2,}/)
  for (const paragraph of paragraphs) {
    const text = paragraph.trim()
    if (text === '') continue
    state.pieces.push({ text, kind, isItem: state.isItem })
    state.isItem = false
  }
  state.buffer = ''
}
