import type { Block, ChainLink, Claim, Mention, MentionIndex, MentionKind, Span } from '../../model/index.ts'
import { at } from '../../model/index.ts'
import type { SyntheticEntity } from './synthetic-world.ts'

/** A mention without what follows from where it is written. */
export type MentionDraft = Pick<Mention, 'kind' | 'type' | 'label' | 'chain' | 'lemma' | 'preposition'> &
  Partial<Pick<Mention, 'nounClass' | 'modifiers' | 'qualifiers' | 'isNode' | 'isDefinite'>>

/** Text that grows, with the mentions and claims in it. */
export interface ArticleDraft {
  /** All that is written so far. */
  readonly text: () => string
  readonly words: () => number
  readonly write: (text: string) => void
  readonly writeMention: (text: string, mention: MentionDraft) => MentionIndex
  /** Name an entity: in full, by its surname, or by a pronoun that is linked to its last mention. */
  readonly writeEntity: (entity: SyntheticEntity, how: MentionKind, preposition: string) => MentionIndex
  readonly isKnown: (entity: SyntheticEntity) => boolean
  readonly claim: (claim: Omit<Claim, keyof Span | 'sentence' | 'tuple' | 'confidence' | 'rule'>) => void
  /** End the sentence: its claims get their spans. */
  readonly endSentence: () => void
  readonly endParagraph: () => void
  readonly blocks: Block[]
  readonly mentions: Mention[]
  readonly links: ChainLink[]
  readonly claims: Claim[]
  readonly sentences: () => number
}

const CONFIDENCE = 0.9

export const createArticleDraft = (): ArticleDraft => {
  let [text, sentenceStart, blockStart, sentences, words] = ['', 0, 0, 0, 0]
  let open: Omit<Claim, keyof Span | 'sentence'>[] = []
  const last = new Map<SyntheticEntity, MentionIndex>()
  const chains = new Map<SyntheticEntity, number>()
  const [blocks, mentions, links, claims]: [Block[], Mention[], ChainLink[], Claim[]] = [[], [], [], []]
  const write = (piece: string): void => {
    text += piece
  }
  const writeMention = (piece: string, draft: MentionDraft): MentionIndex => {
    const start = text.length
    write(piece)
    const span = { start, end: text.length }
    mentions.push({
      members: [],
      nounClass: null,
      isDefinite: draft.kind === 'name',
      modifiers: [],
      qualifiers: [],
      isNode: draft.kind === 'name',
      ...draft,
      ...span,
      text: piece,
      head: { start: span.end - (piece.split(' ').at(-1) ?? '').length, end: span.end },
    })
    return mentions.length - 1
  }
  const labelOf = (mention: MentionIndex): string => at(mentions, mention).label
  return {
    text: () => text,
    words: () => words,
    write,
    writeMention,
    writeEntity: (entity, kind, preposition) => {
      const known = last.get(entity)
      const chain = chains.get(entity) ?? chains.size
      chains.set(entity, chain)
      const name = known === undefined ? entity.name : entity.short
      const pronoun = text.length === sentenceStart ? capitalised(entity.pronoun) : entity.pronoun
      const label = kind === 'pronoun' ? pronoun : name
      const index = writeMention(label, { kind, type: entity.type, label, chain, lemma: label, preposition })
      if (known !== undefined)
        links.push({
          mention: index,
          antecedent: known,
          rule: kind === 'pronoun' ? 'pronoun' : 'same-name',
          score: 1,
        })
      last.set(entity, index)
      return index
    },
    isKnown: (entity) => last.has(entity),
    claim: (claim) => {
      const tuple = [
        labelOf(claim.subject),
        claim.relation,
        claim.object === null ? '' : labelOf(claim.object),
      ] as const
      open.push({ ...claim, tuple, confidence: CONFIDENCE, rule: 'synthetic' })
    },
    endSentence: () => {
      const span = { start: sentenceStart, end: text.length }
      for (const claim of open) claims.push({ ...claim, ...span, sentence: span })
      open = []
      words += text.slice(span.start).split(' ').length
      sentences += 1
      write(' ')
      sentenceStart = text.length
    },
    endParagraph: () => {
      text = `${text.trimEnd()}`
      blocks.push({ kind: 'paragraph', start: blockStart, end: text.length })
      write('\n\n')
      blockStart = text.length
      sentenceStart = text.length
    },
    blocks,
    mentions,
    links,
    claims,
    sentences: () => sentences,
  }
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
