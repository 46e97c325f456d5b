/**
 * Text of unknown origin, made safe and fitted for a terminal line. Widths are terminal cells: 2 for East
 * Asian wide characters and emoji, 0 for combining marks, 1 for the rest. Where terminals disagree the
 * larger width is taken, so that a line never wraps.
 */

// Controls (ANSI escapes start with one), formats (bidi overrides, zero-width and tag characters), line
// and paragraph separators, lone surrogates.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const ODD_SPACE = /[^\S ]/gu
const INVISIBLE = /\p{Cf}/gu
// Stacked marks paint over the lines above and below. No living script stacks more than four.
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu

const NAMED = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
])

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const named = NAMED.get(code)
  if (named !== undefined) return named
  // U+DC80..U+DCFF stand for the bytes 80..FF of a name that is not UTF-8.
  const byte = code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : code
  return byte < 0x100 ? `\\x${byte.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

/** A name or path, with every character that a terminal would obey or hide written as an escape. */
export function safeName(name: string): string {
  return name.replace(UNSAFE, escaped).replace(ODD_SPACE, escaped).replace(STACKED_MARKS, '$1')
}

/** Running text on one line: white space becomes one space, invisible characters go, controls show. */
export function safeExcerpt(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(UNSAFE, escaped)
    .replace(STACKED_MARKS, '$1')
    .trim()
}

/** A line of text as wide as it is, its indent included: for a page that shows texts line by line. */
export function safeLine(line: string): string {
  return line
    .replace(/\t/g, '    ')
    .replace(/\s/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(UNSAFE, escaped)
    .replace(STACKED_MARKS, '$1')
}

/**
 * A path as one word of a POSIX shell, safe to show and right to copy. Bytes and controls need the
 * `$'...'` form (bash, zsh, POSIX 2024); it is used for nothing else.
 */
export function shellWord(word: string): string {
  if (/^[\w./:@%+,=-]+$/.test(word)) return word
  if (safeName(word) === word) return `'${word.replaceAll("'", "'\\''")}'`
  const inner = word.replace(/[\\']/g, '\\$&').replace(UNSAFE, shellEscape).replace(ODD_SPACE, shellEscape)
  return `$'${inner}'`
}

function shellEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const bytes =
    code >= 0xdc80 && code <= 0xdcff ? Uint8Array.of(code - 0xdc00) : new TextEncoder().encode(character)
  // Octal: three digits at most, so a digit that follows is not taken in, as it would be after \x.
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

const PLAIN = /^[\x20-\x7e]*$/
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u

function characterWidth(character: string): number {
  if (PLAIN.test(character)) return 1
  // The emoji variation selector may widen the character before it by one cell.
  if (character === '\ufe0f') return 1
  if (ZERO_WIDTH.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/** Cells that a safe text takes. */
export function cells(text: string): number {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** The longest start of `text` that fits `width` cells. */
function startWithin(text: string, width: number): string {
  let used = 0
  let end = 0
  for (const character of text) {
    used += characterWidth(character)
    if (used > width) break
    end += character.length
  }
  return text.slice(0, end)
}

function endWithin(text: string, width: number): string {
  const characters = [...text]
  let used = 0
  let start = characters.length
  while (start > 0) {
    used += characterWidth(characters[start - 1])
    if (used > width) break
    start--
  }
  return characters.slice(start).join('')
}

/** `text` in at most `width` cells; `mark` stands for what was cut off at its end. */
export function cutEnd(text: string, width: number, mark: string): string {
  if (cells(text) <= width) return text
  return `${startWithin(text, Math.max(0, width - cells(mark))).trimEnd()}${startWithin(mark, width)}`
}

/** `text` in at most `width` cells, cut in the middle. A file name tells more than its first folder: */
export function cutMiddle(text: string, width: number, mark: string): string {
  if (cells(text) <= width) return text
  const room = Math.max(0, width - cells(mark))
  // one third for the start, two for the end.
  const start = startWithin(text, Math.floor(room / 3))
  return `${start}${startWithin(mark, width)}${endWithin(text, room - cells(start))}`
}

/** Words on lines of at most `width` cells. A word longer than a line stands on its own, uncut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && cells(line) + 1 + cells(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines
}
