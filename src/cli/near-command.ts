/** Which command or setting a word was meant for: `dedupe verfy out` would clean a folder `verfy`, and there is none. */

/** Letters of a name for each slip of the hand that is let pass: two in seven letters, one in five. */
const LETTERS = 3

/** The name with the fewest slips, of equal ones the first; null where none is near, or the word is one of them. */
export function nearCommand(word: string, names: readonly string[]): string | null {
  if (names.includes(word)) return null
  let best: string | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const name of names) {
    const slips = slipsBetween(word.toLowerCase(), name.toLowerCase())
    if (slips > name.length / LETTERS || slips >= fewest) continue
    fewest = slips
    best = name
  }
  return best
}

/** Letters too many, too few or wrong, and neighbours that changed places (optimal string alignment distance). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return last[b.length]
}
