import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

import { problem } from './problem.ts'

export interface AccessOptions {
  /** The token that whoever writes must show, and whoever reads where reading is guarded; null: nobody writes, all read. */
  readonly token: string | null
  /** Whether reading needs the token too: where others than this machine can reach the server. */
  readonly guardReading: boolean
  /** Pages of other addresses that may ask. */
  readonly allowOrigins: readonly string[]
}

const COOKIE = 'relata_token'
const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD'

/**
 * Who may do what. A page of another address is answered only if it was allowed; what writes, and everything where reading
 * is guarded, needs `Authorization: Bearer TOKEN`, or the cookie that `/?token=TOKEN` sets for the explorer.
 */
export const access = ({ token, guardReading, allowOrigins }: AccessOptions): MiddlewareHandler => {
  const holds = (given: string | undefined): boolean => token !== null && given !== undefined && isSame(given, token)
  return async (context, next) => {
    const { method } = context.req
    const origin = context.req.header('origin')
    const isForeign = origin !== undefined && !isOwnOrigin(context, origin)
    if (isForeign && !allowOrigins.includes(origin)) {
      if (!isReading(method))
        return problem(context, 403, `Pages of ${origin} may not ask here (--allow-origin).`, 'FORBIDDEN')
    } else if (isForeign) {
      allow(context, origin)
      if (method === 'OPTIONS') return context.body(null, 204)
    }
    const login = context.req.path === '/' ? context.req.query('token') : undefined
    if (holds(login)) {
      setCookie(context, COOKIE, login ?? '', { httpOnly: true, sameSite: 'Strict', path: '/' })
      return context.redirect('/')
    }
    if (isReading(method) && (!guardReading || token === null)) return next()
    if (token === null)
      return problem(context, 405, 'Only reading is possible here: start the server with --write.', 'READING_ONLY', {
        Allow: 'GET, HEAD',
      })
    // A cookie is sent by the browser whoever asks, so it only counts for the server's own pages.
    const cookie = isForeign ? undefined : getCookie(context, COOKIE)
    if (holds(bearerOf(context)) || holds(cookie)) return next()
    return problem(
      context,
      401,
      'This needs the token that the server printed: "Authorization: Bearer TOKEN", or open /?token=TOKEN in the browser.',
      'TOKEN_NEEDED',
      { 'WWW-Authenticate': 'Bearer realm="relata"' },
    )
  }
}

const bearerOf = (context: Context): string | undefined =>
  /^Bearer +(\S+)$/iu.exec(context.req.header('authorization') ?? '')?.[1]

/** In a time that does not tell how much of it was right. */
const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const isOwnOrigin = (context: Context, origin: string): boolean => {
  try {
    return new URL(origin).host === context.req.header('host')
  } catch {
    return false
  }
}

const allow = (context: Context, origin: string): void => {
  context.header('Access-Control-Allow-Origin', origin)
  context.header('Vary', 'Origin')
  context.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, DELETE')
  context.header('Access-Control-Allow-Headers', 'Authorization, Content-Type')
  context.header('Access-Control-Expose-Headers', 'ETag, Location')
  context.header('Cross-Origin-Resource-Policy', 'cross-origin')
}
