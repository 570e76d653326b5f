import type { MiddlewareHandler } from 'hono'

const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '::1']

/** Whether an address is reached from this machine only. */
export const isLoopback = (host: string): boolean => LOOPBACK_NAMES.includes(host)

/**
 * Refuse requests under a foreign name when only this machine is served: a page elsewhere could let its name point
 * here and read the graph (DNS rebinding).
 */
export const knownHost =
  (host: string): MiddlewareHandler =>
  async (context, next) => {
    if (isLoopback(host) && !isLoopback(nameOf(context.req.header('host') ?? ''))) {
      return context.text('This server answers on this machine only, as localhost.\n', 403)
    }
    return next()
  }

const nameOf = (hostHeader: string): string =>
  hostHeader
    .toLowerCase()
    .replace(/:\d+$/u, '')
    .replace(/^\[(.*)\]$/u, '$1')
