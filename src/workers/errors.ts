/** Errors between threads: cloning keeps message and stack, and loses the class and the system's code. */
import { DedupeError } from '../failure.js'

export interface Packed {
  readonly message: string
  readonly stack: string | undefined
  readonly code: string | null
  /** Undefined where it is no DedupeError. */
  readonly hint: string | null | undefined
}

export function packed(error: unknown): Packed {
  const { message, stack, code } = (error instanceof Error ? error : new Error(String(error))) as Error & {
    code?: unknown
  }
  const hint = error instanceof DedupeError ? error.hint : undefined
  return { message, stack, code: typeof code === 'string' ? code : null, hint }
}

export function unpacked({ message, stack, code, hint }: Packed): Error {
  if (hint !== undefined) return new DedupeError(code ?? '', message, hint)
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return code === null ? error : Object.assign(error, { code })
}
