/** Warnings by how much they say: what is wrong, and what merely tells what was done. */
import type { Warning } from '../model.js'

/** Codes of warnings that are notices: files of the code behind it were copied unread. */
export const PASSED = 'passed-'
/** Code of the notice that a file was read as packed data, records or Parquet, and could not be. */
const PASSED_BROKEN = `${PASSED}broken`
/** Codes of the notices that say how something was taken, and in which shape it comes out: nothing of it is lost. */
const TAKEN: ReadonlySet<string> = new Set([
  'record-fields',
  'record-encoding',
  'archive-unpacked',
  'packed-as-gzip',
])

/** Whether it tells what was done, and nothing that is wrong. */
export function isNotice({ code }: Pick<Warning, 'code'>): boolean {
  return code.startsWith(PASSED) || TAKEN.has(code)
}

export const WARNING_RANKS = [0, 1, 2, 3] as const

/** How far down it is told: what is wrong, what could not be read, what was left out, what was merely taken. */
export function rankOf(warning: Warning): (typeof WARNING_RANKS)[number] {
  if (!isNotice(warning)) return 0
  if (warning.code === PASSED_BROKEN) return 1
  return TAKEN.has(warning.code) ? 3 : 2
}

/** Warnings that a summary has room for. */
const TOP_WARNINGS = 4

/** The first of each rank, and of the ranks the worst first: a note on fields must not hide a warning. */
export function toldWarnings(all: Iterable<Warning>) {
  const ranks: [Warning[], Warning[], Warning[], Warning[]] = [[], [], [], []]
  const passed: string[] = []
  let warningCount = 0
  let noticeCount = 0
  for (const warning of all) {
    const { code } = warning
    const rank = ranks[rankOf(warning)]
    if (rank.length < TOP_WARNINGS) rank.push(warning)
    if (code.startsWith(PASSED)) passed.push(code.slice(PASSED.length))
    if (isNotice(warning)) noticeCount++
    else warningCount++
  }
  return { warnings: ranks.flat().slice(0, TOP_WARNINGS), warningCount, noticeCount, passed }
}
