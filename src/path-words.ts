/** Paths as a person reads them: `-`, which commands take for standard input, is no name of a file. */
export function inWords(paths: readonly string[]): string {
  return paths.map((path) => (path === '-' ? 'standard input' : path)).join(', ')
}
