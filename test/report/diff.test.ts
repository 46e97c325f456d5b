import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chalk } from 'chalk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cut, DiffInput } from '../../src/report/diff.js'
import { diffText } from '../../src/report/diff-text.js'
import { readTree, tempFolder } from '../tree.js'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const inputOf = (text: string, cuts: readonly (readonly [number, number])[], path = 'a.txt'): DiffInput => ({
  path,
  bytes: bytes(text),
  cuts: cuts.map(([start, end]) => ({ start, end })),
  keepEmpty: false,
  decodedFrom: null,
})
const diffOf = (...inputs: DiffInput[]) => Buffer.concat([...diffText(inputs, null)]).toString('latin1')

test('a removed paragraph takes three lines of context on each side', () => {
  const text = 'one\n\ntwo\n\nthree\n\nfour\n\nfive\n'
  expect(diffOf(inputOf(text, [[10, 17]]))).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -2,8 +2,6 @@\n \n two\n \n-three\n-\n four\n \n five\n',
  )
})

test('changes far apart have hunks of their own, near ones share one', () => {
  const text = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n'
  const one = diffOf(
    inputOf(text, [
      [0, 2],
      [14, 16],
    ]),
  ) // six lines between them
  expect(one).toBe('--- a/a.txt\n+++ b/a.txt\n@@ -1,10 +1,8 @@\n-a\n b\n c\n d\n e\n f\n g\n-h\n i\n j\n')
  const two = diffOf(
    inputOf(text, [
      [0, 2],
      [16, 18],
    ]),
  ) // seven
  expect(two).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,4 +1,3 @@\n-a\n b\n c\n d\n@@ -6,5 +5,4 @@\n f\n g\n h\n-i\n j\n',
  )
})

test('a cut inside a line is the old line and the new one', () => {
  expect(diffOf(inputOf('First. Second. Third.\nOn.\n', [[7, 15]]))).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-First. Second. Third.\n+First. Third.\n On.\n',
  )
})

test('a cut that takes a line end joins the next line', () => {
  expect(diffOf(inputOf('one two\nthree four\nfive\n', [[3, 13]]))).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n-one two\n-three four\n+one four\n five\n',
  )
})

test('what is put in stands in the new line, and joins the line behind a cut that takes a line end', () => {
  const marked = (all: string, start: number, end: number, put: string) =>
    diffOf({ ...inputOf(all, []), cuts: [{ start, end, put: bytes(put) }] })
  expect(marked('First. Second. Third.\nOn.\n', 7, 15, '[...] ')).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-First. Second. Third.\n+First. [...] Third.\n On.\n',
  )
  expect(marked('one\ntwo\nthree\n', 4, 8, '[...] ')).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n one\n-two\n-three\n+[...] three\n',
  )
})

test('a removal with the gap before it leaves the line before it alone, but for a line end at the end', () => {
  expect(diffOf(inputOf('one\n\ntwo\n\nend\n', [[3, 8]]))).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,5 +1,3 @@\n one\n-\n-two\n \n end\n',
  )
  expect(diffOf(inputOf('one\n\ntwo', [[3, 8]]))).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,1 @@\n-one\n-\n-two\n\\ No newline at end of file\n+one\n\\ No newline at end of file\n',
  )
})

test('an emptied document is deleted, or empty where it is kept', () => {
  const emptied = inputOf('one\ntwo\n', [
    [0, 4],
    [4, 8],
  ])
  expect(diffOf(emptied)).toBe('--- a/a.txt\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two\n')
  expect(diffOf({ ...emptied, keepEmpty: true })).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +0,0 @@\n-one\n-two\n',
  )
})

test('names that patch would misread are quoted, and a document without removals is not named', () => {
  const named = (path: string) => diffOf(inputOf('x\n', [[0, 2]], path)).split('\n@@')[0]
  expect(named('my file.txt')).toBe('--- a/my file.txt\t\n+++ /dev/null')
  expect(named('a\n"b\\.txt')).toBe('--- "a/a\\012\\"b\\\\.txt"\n+++ /dev/null')
  expect(named('\udcff\u202e.txt')).toBe('--- "a/\\377\\342\\200\\256.txt"\n+++ /dev/null')
  expect(diffOf(inputOf('x\n', []))).toBe('')
})

test('decoded text stands behind a sign that patch passes over', () => {
  const shown = diffOf({ ...inputOf('x\ny\n', [[0, 2]]), decodedFrom: 'utf-16le' })
  expect(shown).toBe(
    '# Decoded from utf-16le: for reading only, patch leaves this file alone\n' +
      '# --- a/a.txt\n# +++ b/a.txt\n# @@ -1,2 +1,1 @@\n# -x\n#  y\n',
  )
})

test('for eyes what goes is red, the rest of its line is not, and nothing can drive the terminal', () => {
  const text = 'Stay \x1b[2J. Go.\n'
  const [shown] = [...diffText([inputOf(text, [[10, 14]])], new Chalk({ level: 1 }))].map(String)
  expect(shown.split('\n').slice(3, 5)).toEqual([
    '\x1b[31m-\x1b[39mStay \\x1b[2J.\x1b[31m Go.\x1b[39m',
    '\x1b[32m+Stay \\x1b[2J.\x1b[39m',
  ])
})

/** Lines of few kinds, so that a hunk set one line off would often be noticed only by its line numbers. */
const text = fc
  .array(fc.constantFrom('a', 'bb', 'a b', '', '', '\r', '-- x', '+++ y', '\xff\0', '\f', ' '), {
    maxLength: 40,
  })
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`, lines.join('\r\n')))

const input = text.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.uniqueArray(fc.nat(all.length), { maxLength: 10 }).map((ends) => {
      const sorted = [...ends].sort((a, b) => a - b)
      const cuts: Cut[] = []
      for (let at = 0; at + 1 < sorted.length; at += 2) cuts.push({ start: sorted[at], end: sorted[at + 1] })
      return cuts
    }),
    // Cuts that touch are what a run of removed blocks gives.
    fc.boolean(),
    fc.constantFrom('', '', 'cut', ' [x] '),
  ),
)

function cutsOf(cuts: readonly Cut[], split: boolean, mark: string): Cut[] {
  const put = mark === '' ? undefined : bytes(mark)
  return cuts.flatMap(({ start, end }, i) =>
    split && end - start > 1
      ? [
          { start, end: start + 1, put: i % 2 === 0 ? put : undefined },
          { start: start + 1, end },
        ]
      : [{ start, end, put }],
  )
}

describe.each([
  ['patch', ['-p1', '-s', '-i']],
  ['git', ['apply']],
])('%s', (command, args) => {
  test('makes of any input what stays of it', () => {
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 20 }), (documents) => {
        const folder = tempFolder()
        mkdirSync(join(folder, 'in'))
        const inputs = documents.map(([all, cuts, split, mark], at) => ({
          ...inputOf(all, [], `f${at}.txt`),
          cuts: cutsOf(cuts, split, mark),
        }))
        const kept = new Map<string, Buffer>()
        for (const { path, bytes: all, cuts } of inputs) {
          writeFileSync(join(folder, 'in', path), all)
          const pieces: Uint8Array[] = []
          let at = 0
          for (const { start, end, put } of cuts) {
            pieces.push(all.subarray(at, start), put ?? bytes(''))
            at = end
          }
          const left = Buffer.concat([...pieces, all.subarray(at)])
          if (left.length > 0 || cuts.length === 0) kept.set(path, left)
        }
        const diff = Buffer.concat([...diffText(inputs, null)])
        writeFileSync(join(folder, 'all.diff'), diff)
        if (diff.length > 0) {
          const ran = spawnSync(command, [...args, '../all.diff'], {
            cwd: join(folder, 'in'),
            encoding: 'utf8',
          })
          // Each hunk fits where it says, not a few lines off.
          expect(ran.stdout + ran.stderr).not.toMatch(/fuzz|offset|FAILED|error:/)
          expect(ran.status).toBe(0)
        }
        expect(readTree(join(folder, 'in'))).toEqual(kept)
      }),
      { numRuns: 60 },
    )
  })
})
