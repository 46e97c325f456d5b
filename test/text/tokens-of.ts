/** Tokens of a text, for tests. */
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'

export const encoder = new TextEncoder()
const reused = new Tokens()

export function run(bytes: Uint8Array): Tokens {
  reused.clear()
  tokenise(bytes, 0, bytes.length, reused)
  return reused
}

/** The folded tokens of a text, joined by spaces. */
export function fold(text: string): string {
  const { folded, foldedStart, count } = run(encoder.encode(text))
  return new TextDecoder('utf-8', { fatal: true }).decode(folded.slice(0, foldedStart[count])).trimEnd()
}

/** The text of each token as it stands in the input. */
export function spans(text: string): string[] {
  const bytes = encoder.encode(text)
  const { start, end, count } = run(bytes)
  return Array.from({ length: count }, (_, k) => new TextDecoder().decode(bytes.slice(start[k], end[k])))
}
