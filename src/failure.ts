/**
 * Errors that a person can act on: one line, and the option or step that helps. Anything else that is
 * thrown is a bug and keeps its stack.
 */
export class DedupeError extends Error {
  override readonly name = 'DedupeError'
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message)
  }
}

const PLAIN: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'busy',
  EEXIST: 'it exists already',
  EIO: 'the disk could not be read or written',
  EISDIR: 'it is a folder',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is not a folder',
  ENOTEMPTY: 'the folder is not empty',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
}

/** The system's error code (`EACCES`), or null where it is none: Node's own `ERR_...` tell of a wrong call of ours. */
export function systemCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string' || !/^E[A-Z0-9_]+$/.test(code)) return null
  // The one of Node's own that a file can cause.
  return code.startsWith('ERR_') && code !== 'ERR_FS_FILE_TOO_LARGE' ? null : code
}

/** A system error in words: "permission denied". */
export function reasonOf(error: unknown): string {
  const code = systemCode(error)
  if (code !== null) return PLAIN[code] ?? code
  return error instanceof Error ? error.message : String(error)
}
