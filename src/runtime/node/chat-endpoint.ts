import { setTimeout as sleep } from 'node:timers/promises'

import type { LanguageModel, ModelReply } from '../../builder/ask-model.ts'
import type { ClaimsQuestion } from '../../formats/write/claims-question.ts'
import { KnowledgeError } from '../../model/index.ts'

/** Where an endpoint is, and how much it may be asked. */
export interface ChatEndpointOptions {
  /** Base address as clients of the protocol take it: `http://127.0.0.1:11434/v1`. */
  readonly url: string
  readonly model: string
  readonly key?: string | undefined
  /** Tokens of questions and answers that may be used up altogether. */
  readonly budget: number
  /** For one try. */
  readonly timeoutMilliseconds: number
  readonly signal?: AbortSignal | undefined
  /** How long to wait before a try when the endpoint does not say; doubles each time. */
  readonly pauseMilliseconds?: number | undefined
}

const MAX_TRIES = 3
const MAX_PAUSE_MILLISECONDS = 30_000
const MAX_ANSWER_TOKENS = 4096
const MAX_ANSWER_BYTES = 4 * 1_048_576
/** English has about four letters a token; schema and protocol are counted with them. */
const UNITS_PER_TOKEN = 4

/**
 * A language model behind an endpoint that speaks the chat protocol of OpenAI (Ollama, vLLM, llama.cpp, clouds). Tries
 * again after time-outs, broken connections, 408, 429 and 5xx; redirects are not followed, so that the key goes nowhere
 * else. Before a question the budget must cover it and the longest answer.
 *
 * @throws KnowledgeError WRONG_OPTION for an address that is none, or a key that would travel unencrypted; `ask`
 *   LLM_REFUSED where the first question meets a wrong key or an unknown model.
 */
export const createChatEndpoint = (options: ChatEndpointOptions): LanguageModel => {
  const address = addressOf(options)
  let left = options.budget
  let takesSchema = true
  let hasAnswered = false
  return {
    ask: async (question) => {
      const estimate = Math.ceil(JSON.stringify(question).length / UNITS_PER_TOKEN)
      if (estimate + MAX_ANSWER_TOKENS > left) return { kind: 'spent' }
      let reason = ''
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const result = await tryOnce(address, options, bodyOf(question, options.model, takesSchema))
        // What was read so far is worth more than the news that the endpoint changed its mind.
        if (result.kind === 'closed' && !hasAnswered) throw new KnowledgeError('LLM_REFUSED', `${result.reason}.`)
        if (result.kind === 'answer') {
          hasAnswered = true
          left -= result.tokens ?? estimate + Math.ceil(result.text.length / UNITS_PER_TOKEN)
          return { kind: 'answer', text: result.text }
        }
        // Whether it was worked on is unknown: the question counts.
        left -= estimate
        reason = result.reason
        if (result.kind === 'refused' && takesSchema) {
          takesSchema = false // Older endpoints know no schema; the question says in words what is wanted.
          continue
        }
        if (result.kind !== 'again') break
        if (tries + 1 < MAX_TRIES) await pause(result.retryAfter, tries, options)
        if (estimate + MAX_ANSWER_TOKENS > left) break
      }
      return { kind: 'failed', reason } satisfies ModelReply
    },
  }
}

const addressOf = ({ url, key }: ChatEndpointOptions): URL => {
  const wrong = (why: string): KnowledgeError => new KnowledgeError('WRONG_OPTION', why)
  if (!URL.canParse(url)) throw wrong(`"${url}" is no address. Give one such as http://127.0.0.1:11434/v1.`)
  const address = new URL(`${url.replace(/\/+$/u, '')}/chat/completions`)
  if (!/^https?:$/u.test(address.protocol) || address.username !== '' || address.password !== '')
    throw wrong('The address of a language model begins with http:// or https:// and holds no password.')
  const isOwn = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(address.hostname)
  if (key !== undefined && address.protocol === 'http:' && !isOwn)
    throw wrong(`The key would travel unencrypted to ${address.host}. Use https://, or leave the key out.`)
  return address
}

const bodyOf = (question: ClaimsQuestion, model: string, takesSchema: boolean): string =>
  JSON.stringify({
    model,
    messages: question.messages,
    temperature: 0,
    seed: 1,
    max_tokens: MAX_ANSWER_TOKENS,
    stream: false,
    ...(takesSchema
      ? {
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'claims', strict: true, schema: question.schema },
          },
        }
      : {}),
  })

type Try =
  | { readonly kind: 'answer'; readonly text: string; readonly tokens: number | null }
  | { readonly kind: 'again'; readonly reason: string; readonly retryAfter: number | null }
  | { readonly kind: 'refused' | 'closed'; readonly reason: string }

const tryOnce = async (address: URL, options: ChatEndpointOptions, body: string): Promise<Try> => {
  const { key, timeoutMilliseconds, signal } = options
  const timeout = AbortSignal.timeout(timeoutMilliseconds)
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body,
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    })
    const text = await readLimited(response)
    return response.ok ? readCompletion(text) : refusalOf(response, address, options.model)
  } catch {
    // Whatever broke, broke on the way: the person's interruption is told, all else is tried again.
    signal?.throwIfAborted()
    const seconds = String(timeoutMilliseconds / 1000)
    const reason = timeout.aborted ? `nothing came within ${seconds} s` : `no connection to ${address.host}`
    return { kind: 'again', reason, retryAfter: null }
  }
}

const readLimited = async ({ body }: Response): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_ANSWER_BYTES) throw new RangeError('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const refusalOf = (response: Response, address: URL, model: string): Try => {
  const { status } = response
  if ([401, 403, 404].includes(status)) {
    const what = status === 404 ? `it knows no model "${model}" at ${address.pathname}` : 'it does not accept the key'
    const remedy = status === 404 ? 'Check --llm and --llm-model' : 'Set RELATA_LLM_KEY to a valid one'
    return { kind: 'closed', reason: `${address.host} refuses to answer (${String(status)}): ${what}. ${remedy}` }
  }
  const reason = `${address.host} answered with status ${String(status)}`
  if (status !== 408 && status !== 429 && status < 500) return { kind: 'refused', reason }
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return { kind: 'again', reason, retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null }
}

/** The words of a completion; one that is none is asked for again. */
const readCompletion = (text: string): Try => {
  try {
    const completion = JSON.parse(text) as {
      choices?: { message?: { content?: unknown } }[]
      usage?: { total_tokens?: unknown }
    } | null
    const content = completion?.choices?.[0]?.message?.content
    const tokens = completion?.usage?.total_tokens
    if (typeof content === 'string')
      return { kind: 'answer', text: content, tokens: typeof tokens === 'number' && tokens > 0 ? tokens : null }
  } catch {
    // No JSON: the same as a completion without words.
  }
  return { kind: 'again', reason: 'the endpoint sent no completion', retryAfter: null }
}

const pause = async (retryAfter: number | null, tries: number, options: ChatEndpointOptions): Promise<void> => {
  const usual = (options.pauseMilliseconds ?? 1000) * 2 ** tries
  const wait = Math.max(0, Math.min(retryAfter ?? usual, MAX_PAUSE_MILLISECONDS))
  await sleep(wait, undefined, options.signal === undefined ? {} : { signal: options.signal })
}
