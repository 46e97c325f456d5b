/**
 * How tables of opposites are written. A set a line, in which a space stands between two sides: each says what the others do
 * not. A comma stands between words of one side, and colons between a stem and its endings: `adopted,passed rejected`,
 * `abiert:o:a cerrad:o:a`, and `fort::e` with none for an ending. A word may be in several sets.
 */
const VOWEL = /^[aeiouhéêèâàôîœ]/

interface Form {
  readonly word: string
  /** Number of the set, and of the side in it. */
  readonly set: number
  readonly side: number
}

/**
 * Every word of a table, and words that begin with a vowel with each of `articles` before them as well, as it is elided:
 * "l'hiver" is one token.
 */
export function formsOf(table: string, articles: readonly string[], from = 0): readonly Form[] {
  const forms: Form[] = []
  for (const [number, line] of table.split('\n').entries())
    for (const [side, words] of line.split(' ').entries())
      for (const written of words.split(',')) {
        const [stem, ...endings] = written.split(':')
        if (stem === '') continue
        const before = VOWEL.test(stem) ? ['', ...articles] : ['']
        for (const ending of endings.length === 0 ? [''] : endings)
          for (const article of before)
            forms.push({ word: article + stem + ending, set: from + number, side })
      }
  return forms
}
