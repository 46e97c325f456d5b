/**
 * The expression that names a document's site, checked so that no path makes it run for long: a backtracking matcher
 * takes exponential time where a repeat holds another one, and a power of the path's length where several repeats may
 * take the same text. Checked on the pattern; what is doubtful is refused.
 */
import { DedupeError, reasonOf } from './failure.js'

/** Repeats whose end is not told by the character that follows: each multiplies the time by the path's length. */
const MOST_OPEN = 2
/** Characters of a path that are looked at: a hundred million steps at most with two open repeats, about a second. */
export const MOST_PATH = 500
/** Bars of alternatives, each of which may double the time. */
const MOST_BARS = 10

/** Throws DedupeError for what is no regular expression, or one that may run for long. */
export function siteExpression(source: string): RegExp {
  let expression: RegExp
  try {
    expression = new RegExp(source, 'u')
  } catch (error) {
    throw new DedupeError('bad-option', `--site ${source} is no regular expression: ${reasonOf(error)}`)
  }
  const problem = problemWith(source)
  if (problem === null) return expression
  throw new DedupeError('bad-option', `--site ${source} may run for very long: ${problem}`, HINT)
}

const HINT = "Name what may repeat by what ends it, as in '^([^/]+)/'"

/** The site of a path: the first group, or else the whole match; null where it does not match. */
export function siteIn(expression: RegExp, path: string): string | null {
  const match = expression.exec(path.slice(0, MOST_PATH))
  return match === null ? null : (match[1] ?? match[0])
}

/** An atom with its quantifier, a bar, or a bracket of a group. */
const PIECE =
  /(?<open>\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?)|(?<close>\))|(?<bar>\|)|(?<atom>\\(?:[pPu]\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<[^>]*>|c[a-zA-Z]|[0-9]+|.)|\[(?:\\.|[^\]\\])*\]|.)/suy
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy
const FIXED = /^\{\d+\}\??$/
const REFERENCE = /^\\(?:[1-9]|k<)/

interface Group {
  /** It holds something that may be matched in more than one way. */
  varies: boolean
}

function problemWith(source: string): string | null {
  const groups: Group[] = [{ varies: false }]
  let [open, bars] = [0, 0]
  for (let at = 0; at < source.length; ) {
    PIECE.lastIndex = at
    const piece = PIECE.exec(source)
    if (piece === null) return null
    at = PIECE.lastIndex
    const { open: opening, close, bar, atom } = piece.groups ?? {}
    const own = groups.at(-1) ?? { varies: false }
    if (opening !== undefined) groups.push({ varies: false })
    if (bar !== undefined) {
      own.varies = true
      bars += 1
    }
    if (atom !== undefined && REFERENCE.test(atom)) return 'it refers back to a group'
    if (close === undefined && atom === undefined) continue
    QUANTIFIER.lastIndex = at
    const quantifier = QUANTIFIER.exec(source)?.[0]
    at += quantifier?.length ?? 0
    const ways = quantifier !== undefined && !FIXED.test(quantifier) && !isEnded(source, at, atom)
    if (ways) open += 1
    if (close !== undefined && groups.length > 1) {
      const { varies } = groups.pop() as Group
      if (quantifier !== undefined && quantifier !== '?' && varies)
        return 'a group that repeats holds what repeats or alternatives'
      if (varies || ways) (groups.at(-1) as Group).varies = true
    } else if (ways) own.varies = true
  }
  if (open > MOST_OPEN) return 'several of its repeats may match the same text'
  return bars > MOST_BARS ? 'it has many alternatives' : null
}

/** Whether what follows a repeat cannot be part of it, so that it ends in one place only; nothing follows the last. */
function isEnded(source: string, at: number, atom: string | undefined): boolean {
  const rest = source.slice(at).replace(/^(?:\(\?(?::|<[^=!][^>]*>)|\((?!\?)|\))+/u, '')
  if (rest === '' || rest === '$') return true
  const next = /^(?:\\([^a-zA-Z0-9])|([^\\[\](){}.*+?|^$]))(?![*?{])/u.exec(rest)
  const literal = next?.[1] ?? next?.[2]
  return atom !== undefined && literal !== undefined && !new RegExp(`^(?:${atom})$`, 'su').test(literal)
}
