import type { MiddlewareHandler } from 'hono'

import { PAGE_POLICY } from './page-policy.ts'

/** The policy of the page, and who may frame it, which only a header can say. */
const CONTENT_SECURITY_POLICY = `${PAGE_POLICY}; frame-ancestors 'none'`

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Put the headers that keep a page to itself on every answer. */
export const securityHeaders = (): MiddlewareHandler => async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
}
