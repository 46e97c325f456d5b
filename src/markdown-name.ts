/** Which documents are read as Markdown: told by the name alone, so that whoever reads one again reads it alike. */
const ENDING = /\.(?:md|markdown)(?:\.(?:gz|zst))?$/i

export const isMarkdown = (path: string): boolean => ENDING.test(path)
