/** Made-up text of which no word tells anything. */

/** `count` different words. */
export function plainWords(count: number, first: string): string[] {
  const letters = 'bdfgklmprtvz'
  return Array.from(
    { length: count },
    (_, i) => `${first}${letters[i % 12]}${'aeiou'[Math.floor(i / 12) % 5]}n`,
  )
}

/** They as a sentence; `others` stand in the place of some. */
export function plainSentence(count: number, first: string, others: Record<number, string> = {}): string {
  const text = plainWords(count, first)
    .map((word, i) => others[i] ?? word)
    .join(' ')
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}
