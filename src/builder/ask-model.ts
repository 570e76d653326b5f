import { mergeAskedClaims } from '../extraction/asked-claims.ts'
import type { AskedClaim } from '../extraction/asked-claims.ts'
import type { ExtractionData } from '../extraction/extraction-data.ts'
import { readClaimsAnswer } from '../formats/read/claims-answer.ts'
import { writeClaimsQuestion } from '../formats/write/claims-question.ts'
import type { ClaimsQuestion } from '../formats/write/claims-question.ts'
import type { Diagnostic, DiagnosticCode, Document } from '../model/index.ts'
import type { Analyser } from './load-analyser.ts'

/** What a language model said, or why it said nothing: the budget is spent, or it could not be reached in time. */
export type ModelReply =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'spent' }
  | { readonly kind: 'failed'; readonly reason: string }

/** A language model that answers questions; `runtime` has one for endpoints that speak the protocol of OpenAI. */
export interface LanguageModel {
  /** Throws a KnowledgeError where asking again is in vain for every question: a wrong key, an unknown model. */
  readonly ask: (question: ClaimsQuestion) => Promise<ModelReply>
}

/** Longer texts are asked about in parts, parted between paragraphs. */
const MAX_PART_UNITS = 6000

/**
 * The analyser with a language model beside its rules. What the model says counts only where its quote stands in the
 * article; whatever it fails to say, the rules' claims remain.
 */
export const withLanguageModel = (
  analyser: Analyser,
  model: LanguageModel,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): Analyser => {
  const eventTypes = eventTypesOf(analyser.extraction)
  let isSpent = false
  return {
    ...analyser,
    read: async (document) => {
      const read = await analyser.read(document)
      const report = (code: DiagnosticCode, message: string): void => {
        onDiagnostic({ code, message: `${document.id}: ${message}`, document: document.id, span: null })
      }
      const asked: AskedClaim[] = []
      for (const part of isSpent ? [] : partsOf(document)) {
        const reply = await model.ask(writeClaimsQuestion(part))
        if (reply.kind === 'answer') asked.push(...readReply(reply.text, report))
        else if (reply.kind === 'failed') report('NO_ANSWER', `the language model did not answer: ${reply.reason}.`)
        else {
          isSpent = true
          report('BUDGET_SPENT', 'the budget for the language model is spent; from here on only rules read.')
          break
        }
      }
      const { claims, invented } = mergeAskedClaims(document, read, asked, eventTypes)
      if (invented > 0)
        report(
          'INVENTED_CLAIM',
          `${String(invented)} claim(s) of the language model do not stand there and were left out.`,
        )
      return claims
    },
  }
}

const readReply = (text: string, report: (code: DiagnosticCode, message: string) => void): readonly AskedClaim[] => {
  const answer = readClaimsAnswer(text)
  if (answer === null) report('BROKEN_ANSWER', 'the language model answered in no form that can be read.')
  else if (answer.isCut) report('BROKEN_ANSWER', "the language model's answer breaks off; its whole claims were kept.")
  else if (answer.malformed > 0)
    report('BROKEN_ANSWER', `${String(answer.malformed)} claim(s) of the language model lack fields and were left out.`)
  return answer?.claims ?? []
}

/** Paragraphs, put together up to the limit; a longer one is cut there. */
const partsOf = ({ text, blocks }: Document): readonly string[] => {
  const parts: string[] = []
  let part = ''
  for (const { kind, start, end } of blocks) {
    if (kind !== 'paragraph') continue
    for (let from = start; from < end; from += MAX_PART_UNITS) {
      const piece = text.slice(from, Math.min(end, from + MAX_PART_UNITS))
      if (part !== '' && part.length + piece.length > MAX_PART_UNITS) {
        parts.push(part)
        part = ''
      }
      part += part === '' ? piece : `\n\n${piece}`
    }
  }
  return part === '' ? parts : [...parts, part]
}

/** The event type of every relation that the table of verbs names; the first entry of a relation counts. */
const eventTypesOf = ({ verbs }: ExtractionData): ReadonlyMap<string, string> => {
  const types = new Map<string, string>()
  for (const { relation, eventType } of [...verbs.values()].flat())
    if (!types.has(relation)) types.set(relation, eventType)
  return types
}
