/**
 * The tokens of a text, slowly: by regular expressions and normalisation over whole strings. Knows the rules of
 * the tokeniser but none of its code. Speaks of letters, marks, digits, punctuation, currency and emoji; symbols
 * that spell words are left to the tables of cases.
 */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}]'
const SINGLE = `(?:(?=\\p{L})${UNSPACED}|(?<=\\p{Nd})%|[\\p{EPres}\\p{Sc}\\p{M}])\\p{M}*`
const RUN = `(?:(?!(?=\\p{L})${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`
const PIECES = new RegExp(`(?<single>${SINGLE})|(?<run>${RUN})|[^]`, 'gu')
const GROUPED = /^[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|,000|,[0-9]{3}(?=\.))(?:\.[0-9]+)?$/
const ONE_LETTER = /^\p{L}\p{M}*$/u

/** Case, width, compatibility and optional marks, over the whole text. */
function foldText(text: string): string {
  return (
    text
      .replace(/\p{DI}|[\u064b-\u0652\u0670]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu, '')
      .replace(/[’‘＇]/gu, "'")
      .normalize('NFKD')
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .normalize('NFKD')
      .replace(/(?<=\p{sc=Greek}\p{M}*)\p{M}/gu, '')
      .replace(/(?<=[\p{sc=Latin}0-9]\p{M}*)(?=\p{M})\p{sc=Inherited}/gu, '')
      .replace(/(?<=(?!г)\p{sc=Cyrillic}\p{M}*)[\u0300\u0301]/gu, '')
      // Punctuation that bears a mark joins nothing.
      .replace(/[.,'](?=\p{M})/gu, ' ')
      .replace(/(?<![\p{L}\p{N}]\p{M}*)(?=\p{M})\p{sc=Inherited}/gu, '')
  )
}

export function referenceTokens(text: string): string[] {
  const pieces = Array.from(foldText(text).matchAll(PIECES), (match) => ({
    text: match[0],
    run: match.groups?.run,
    single: match.groups?.single,
  }))
  const tokens: string[] = []
  let token = ''
  /** What may be one letter of an abbreviation. */
  let part = ''
  let joined = false
  const close = (): void => {
    if (token !== '') tokens.push(GROUPED.test(token) ? token.replaceAll(',', '') : token)
    token = ''
  }
  pieces.forEach(({ text, run, single }, k) => {
    const ahead = pieces[k + 1]?.run ?? ''
    const inNumber = /\p{Nd}$/u.test(token) && /^\p{Nd}/u.test(ahead)
    if (run !== undefined) {
      if (!joined) {
        close()
        part = run
      }
      token += run
      joined = false
    } else if (single !== undefined) {
      close()
      tokens.push(single)
    } else if (token !== '' && text === "'" && /^[\p{L}\p{N}]/u.test(ahead)) {
      token += text
      part = ONE_LETTER.test(part) ? ahead : ''
      joined = true
    } else if (token !== '' && text === '.' && ONE_LETTER.test(part) && ONE_LETTER.test(ahead)) {
      part = ahead
      joined = true
    } else if ((text === '.' || text === ',') && inNumber) {
      token += text
      part = ''
      joined = true
    } else {
      close()
    }
  })
  close()
  return tokens
}
