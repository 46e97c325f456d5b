/**
 * What became of the rows of a file, in short: for each row group a text such as `120k3d1c`: 120 rows were kept, then 3
 * dropped, then the text of 1 changed.
 */

export type Fate = 'k' | 'd' | 'c'

export function runsOf(fates: readonly Fate[]): string {
  let text = ''
  for (let at = 0; at < fates.length; ) {
    const fate = fates[at]
    let end = at
    while (end < fates.length && fates[end] === fate) end += 1
    text += `${end - at}${fate}`
    at = end
  }
  return text
}

/** Null where the text is none. */
export function fatesIn(runs: string, most: number): Fate[] | null {
  const fates: Fate[] = []
  if (!/^(?:\d{1,9}[kdc])*$/.test(runs)) return null
  for (const [, count, fate] of runs.matchAll(/(\d+)([kdc])/g)) {
    if (fates.length + Number(count) > most) return null
    for (let n = Number(count); n > 0; n--) fates.push(fate as Fate)
  }
  return fates
}
