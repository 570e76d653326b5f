import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer that tells what is wrong and what to do (RFC 9457). */
export const problem = (
  context: Context,
  status: ContentfulStatusCode,
  detail: string,
  code = 'NOT_FOUND',
  headers: Readonly<Record<string, string>> = {},
): Response =>
  context.body(`${JSON.stringify({ type: 'about:blank', title: code, status, detail })}\n`, status, {
    ...headers,
    'Content-Type': 'application/problem+json',
  })
