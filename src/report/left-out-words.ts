/** What was left out of what was named, in the words of the summary; `skipped` has each with its reason. */

/** One of a code, and several. Files that are copied unread have notices of their own. */
const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'own-output': ['earlier output of dedupe', 'earlier outputs of dedupe'],
  'dot-folder': ['folder whose name starts with a dot', 'folders whose names start with a dot'],
  'link-loop': ['link that leads back', 'links that lead back'],
  'link-again': ['link to a folder that is read', 'links to folders that are read'],
  'not-regular': ['that is no file', 'that are no files'],
}

/** The words behind a count; a code without words stands as it is. */
export function leftOutWords(code: string, count: number): string {
  return WORDS[code]?.[count === 1 ? 0 : 1] ?? code
}
