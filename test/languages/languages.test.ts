/**
 * One small folder for each language, of its own sentences, copies, edits and facts. The name of a file says what becomes of
 * it: `gone-` all of it goes, `kept-` none of it, and of the others stays what stands in `expected`, or all. A sentence that
 * stands on all six pages of `site` stays once, unless it speaks of its site. In `sentences.txt` a sentence begins behind each |, and may begin behind
 * each ~.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { markTokens, mayBegin, SENTENCE } from '../../src/fingerprint/marks.js'
import { hashTokens } from '../../src/fingerprint/token-hash.js'
import { dedupe } from '../../src/index.js'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'
import { readTree } from '../tree.js'

const ROOT = new URL('../../fixtures/languages/', import.meta.url).pathname
const LANGUAGES = 'en de fr es pt it nl pl ru tr zh ja ko ar he hi bn ta th km my'.split(' ')

const texts = (folder: string) =>
  new Map([...readTree(folder)].map(([path, bytes]) => [path, bytes.toString()]))

test('every language has its folder', () => {
  expect(readdirSync(ROOT).sort()).toEqual([...LANGUAGES].sort())
})

describe.each(LANGUAGES)('%s', async (language) => {
  const input = texts(`${ROOT}${language}/input`)
  const expected = texts(`${ROOT}${language}/expected`)
  const { cleaned } = await dedupe([...input].map(([path, text]) => ({ path, text })))
  const clean = new Map([...cleaned].map(({ path, text }) => [path, Buffer.from(text).toString()]))

  test.each([...input.keys()])('%s', (path) => {
    const wanted = path.startsWith('gone-') ? '' : (expected.get(path) ?? input.get(path))
    expect(clean.get(path)?.trim()).toBe(wanted?.trim())
  })

  test('a negation that only the source has', async () => {
    const line = (input.get('0-source.txt') ?? '').split('\n\n')[2]
    const texts = [input.get('kept-negation.txt') ?? '', line]
    const { cleaned } = await dedupe(texts.map((text, at) => ({ path: `${at}.txt`, text })))
    expect([...cleaned].map(({ text }) => Buffer.from(text).toString())).toEqual(texts)
  })

  const lines = readFileSync(`${ROOT}${language}/sentences.txt`, 'utf8').trim().split('\n')
  test.each(lines)('begins sentences: %s', (line) => {
    expect(marked(line.replace(/[|~]/g, ''))).toBe(line)
  })
})

/** A line with | and ~ where its tokens say that sentences begin; not before its first word. */
function marked(text: string): string {
  const bytes = Buffer.from(text)
  const tokens = new Tokens()
  tokenise(bytes, 0, bytes.length, tokens)
  const hash = new Uint32Array(tokens.count)
  const marks = new Uint8Array(tokens.count)
  hashTokens(tokens, hash, marks, 0)
  markTokens(bytes, tokens, 0, hash, marks, 0)
  let line = ''
  let last = 0
  for (let i = 1; i < tokens.count; i += 1) {
    const sign = (marks[i] & SENTENCE) !== 0 ? '|' : mayBegin(marks[i]) ? '~' : ''
    if (sign === '') continue
    // Behind the stop and its quotes, before a quote that opens.
    const gap = bytes.subarray(tokens.end[i - 1], tokens.start[i]).toString()
    const opening = /(?<=^|\s|[。！？।”」])[“„«¿¡"「]\s?$/u.exec(gap)?.[0] ?? ''
    const at = tokens.start[i] - Buffer.byteLength(opening)
    line += bytes.subarray(last, at).toString() + sign
    last = at
  }
  return line + bytes.subarray(last).toString()
}
