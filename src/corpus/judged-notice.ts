/** What is said where documents of --against are judged themselves: they are no part of what they are judged by. */
import type { Warning } from '../model.js'

/** `left` documents of the folder or index `path`; nothing where there are none. */
export function judgedNotice(left: number, path: string): readonly Warning[] {
  if (left === 0) return []
  const who = left === 1 ? '1 document of --against is' : `${left} documents of --against are`
  return [{ code: 'judged', message: `${who} judged: left out of ${path}` }]
}
