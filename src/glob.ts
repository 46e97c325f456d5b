/** Globs as people type them for files: `*.log` at any depth, `drafts/` with all below it. */
import picomatch from 'picomatch'

export interface GlobSet {
  /** Number of the first pattern that matches, -1 for none. */
  first(path: string): number
  /** Patterns that never matched: an option without effect is told (law 10). */
  idle(): string[]
}

export function globSet(patterns: readonly string[]): GlobSet {
  const matchers = patterns.map((pattern) => {
    const trimmed = pattern.replace(/^\.\//, '').replace(/\/+$/, '')
    const inside = trimmed.includes('/') ? `${trimmed}/**` : `**/${trimmed}/**`
    // A pattern without a slash is about names, as in .gitignore; flag s lets `**` pass a name with a line end.
    const one = picomatch(trimmed, { basename: !trimmed.includes('/'), flags: 's' })
    const below = picomatch(inside, { flags: 's' })
    return (path: string) => one(path) || below(path)
  })
  const used = new Uint8Array(patterns.length)
  return {
    first(path) {
      const hit = matchers.findIndex((matches) => matches(path))
      if (hit >= 0) used[hit] = 1
      return hit
    },
    idle: () => patterns.filter((_, index) => used[index] === 0),
  }
}
