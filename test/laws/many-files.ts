/** A folder large enough to be interrupted in: every document shares half of its paragraphs with others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PARAGRAPH = (n: number) =>
  `Lock ${n} opens at ${n % 24} o'clock and shuts when the ${n} boats that wait below it have all gone up.`

export function writeManyFiles(folder: string, files: number, paragraphs: number): void {
  for (let file = 0; file < files; file += 1) {
    const lines: string[] = []
    for (let i = 0; i < paragraphs; i += 1) {
      lines.push(PARAGRAPH(i % 2 === 0 ? (file * 31 + i) % 997 : 1000 + file * paragraphs + i))
    }
    const below = join(folder, `shelf-${file % 7}`)
    mkdirSync(below, { recursive: true })
    writeFileSync(join(below, `${file}${file % 10 === 9 ? '.pdf' : '.txt'}`), `${lines.join('\n\n')}\n`)
  }
}
