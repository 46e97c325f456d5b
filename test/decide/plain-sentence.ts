/** A sentence of `count` different made-up words, none of which tells anything; `others` stand in the place of some. */
export function plainSentence(count: number, first: string, others: Record<number, string> = {}): string {
  const letters = 'bdfgklmprtvz'
  const words = Array.from(
    { length: count },
    (_, i) => others[i] ?? `${first}${letters[i % 12]}${'aeiou'[Math.floor(i / 12) % 5]}n`,
  )
  const text = words.join(' ')
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}
