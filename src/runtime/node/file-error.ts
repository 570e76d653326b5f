import { KnowledgeError } from '../../model/index.ts'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its links run in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no folder',
  EPERM: 'it is not allowed',
  EROFS: 'the disk takes no writing',
}

/** The code of the operating system behind an error, or empty: `ENOENT`. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Why a file could not be opened, read or written, in words: `permission denied`. */
export const describeFileError = (error: unknown): string =>
  REASONS[systemCode(error)] ?? (error instanceof Error ? error.message : String(error))

/** The error for a file that cannot be read, by the name that the person gave. */
export const unreadableFile = (name: string, cause: unknown): KnowledgeError =>
  new KnowledgeError('UNREADABLE_FILE', `${name} cannot be read: ${describeFileError(cause)}.`, { cause })
