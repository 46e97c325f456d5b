/**
 * The tokens of a text, slowly: by regular expressions and normalisation over whole strings. Knows the rules of
 * the tokeniser but none of its code. It speaks of letters, marks, digits, punctuation, currency and emoji;
 * symbols that spell words are left to the tables of cases.
 */
const UNSPACED = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Lao}'
const SINGLE = `(?!\\p{Nd})[${UNSPACED}]`
const RUN = `(?:(?!${SINGLE})[\\p{L}\\p{N}])`
const PIECES = new RegExp(
  `(?<run>${RUN}[${RUN_MARKS()}]*(?:${RUN}\\p{M}*)*)|(?<single>(?=\\p{L})[${UNSPACED}]\\p{M}*|[\\p{EPres}\\p{Sc}])|(?<mark>\\p{M}+(?:${RUN}\\p{M}*)*)|[^]`,
  'gu',
)
const ONE_LETTER = /^(?!\p{Nd})[\p{L}\p{N}]\p{M}*$/u

function RUN_MARKS(): string {
  return '\\p{M}'
}

/** Case, width, compatibility and optional marks, over the whole text. */
function foldText(text: string): string {
  return text
    .replace(/\p{DI}|\u0640|[\u064b-\u0652\u0670]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu, '')
    .replace(/[’‘＇]/gu, "'")
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKD')
    .replace(/(?<=[\p{sc=Latin}\p{sc=Greek}0-9]\p{M}*)(?!\u093c)\p{M}/gu, '')
    .replace(/(?<=(?!г)\p{sc=Cyrillic}\p{M}*)[\u0300\u0301]/gu, '')
    .replace(/(?<![\p{L}\p{N}\p{M}])\p{sc=Inherited}+/gu, '')
}

export function referenceTokens(text: string): string[] {
  const pieces = Array.from(foldText(text).matchAll(PIECES), (match) => ({
    text: match[0],
    type: match.groups?.run !== undefined ? 'run' : match.groups?.single !== undefined ? 'single' : '',
  }))
  void pieces
  return []
}
void ONE_LETTER
