import { gunzip } from 'node:zlib'

import { KnowledgeError } from '../../model/index.ts'
import { systemCode } from './file-error.ts'

/** The name of a file without the ending of gzip: `news.jsonl.gz` holds `news.jsonl`. */
export const withoutGzipEnding = (name: string): string => name.replace(/\.gz$/iu, '')

/** Whether bytes begin as gzip does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * What a gzip file holds; bytes that are no gzip as they are. Throws TOO_LARGE without unpacking beyond `limit` bytes,
 * and BROKEN_FILE where it is damaged or cut short.
 */
export const unpack = (name: string, bytes: Uint8Array, limit: number): Promise<Uint8Array> => {
  if (!isGzip(bytes)) return Promise.resolve(bytes)
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: limit }, (error, unpacked) => {
      if (error === null) resolve(unpacked)
      else reject(gzipError(name, error, limit))
    })
  })
}

/** The error of a gzip file that cannot be unpacked. */
export const gzipError = (name: string, cause: unknown, limit: number): KnowledgeError => {
  if (systemCode(cause) !== 'ERR_BUFFER_TOO_LARGE') {
    const message = `${name} is a damaged gzip file or cut short. Fetch it again, or leave it out.`
    return new KnowledgeError('BROKEN_FILE', message, { cause })
  }
  const megabytes = String(Math.floor(limit / 1_048_576))
  return new KnowledgeError('TOO_LARGE', `${name} unpacks to more than ${megabytes} MB. Split it into articles.`, {
    cause,
  })
}
