/**
 * Corpus text as it is: what a screen would obey or hide (controls, direction overrides, zero-width and tag characters,
 * lone surrogates) stands as a mark with its name. Never anything but text nodes.
 */
import type { ComponentChildren } from 'preact'

// Line feeds and tabs lay the text out. U+200C and U+200D part and join letters in words of many scripts and in emoji, so
// they are shown only at the edge of such.
const JOINED = String.raw`[\p{L}\p{M}\p{So}\p{Emoji_Presentation}]`
const JOINER = String.raw`[\u200c\u200d]`
const ODD = new RegExp(
  String.raw`(?!${JOINER}|[\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|${JOINER}(?!${JOINED})|(?<!${JOINED}|\ufe0f)${JOINER}`,
  'gu',
)

const NAMES: Readonly<Record<string, string>> = {
  '\r': 'CR',
  '\u00ad': 'SHY',
  '\u061c': 'ALM',
  '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u2028': 'LS',
  '\u2029': 'PS',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\ufeff': 'BOM',
}

export function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  // U+DC80..U+DCFF stand for the bytes 80..FF of a name that is not UTF-8.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`
  return NAMES[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

export function visibleParts(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  // Windows line ends are line ends.
  const plain = text.replaceAll('\r\n', '\n')
  let at = 0
  for (const match of plain.matchAll(ODD)) {
    if (match.index > at) parts.push(plain.slice(at, match.index))
    parts.push(<span class="odd">{nameOf(match[0])}</span>)
    at = match.index + match[0].length
  }
  if (at < plain.length) parts.push(plain.slice(at))
  return parts
}

/** The same as plain text, for places that hold nothing else. */
export function visibleName(text: string): string {
  return text.replace(ODD, (character) => `⟨${nameOf(character)}⟩`)
}

/** A span of text that cannot change how its surroundings are laid out. */
export function VisibleText({ children }: { readonly children: string }) {
  return <bdi>{visibleParts(children)}</bdi>
}

/** The same on one line, which is cut where its own script ends. */
export function Excerpt({ text }: { readonly text: string }) {
  return (
    <span class="excerpt" dir="auto">
      {visibleParts(text.replace(/\s+/g, ' ').trim())}
    </span>
  )
}
