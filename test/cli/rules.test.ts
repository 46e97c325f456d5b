/** `dedupe rules test`: exit code 0 only if every example holds. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const RULE = {
  name: 'nav/weir',
  patterns: ['back to the weir'],
  matches: ['Back to the weir'],
  leaves: ['He went back to the weir.'],
}

function run(json: unknown) {
  const folder = tempFolder()
  writeTree(folder, new Map([['mine.json', typeof json === 'string' ? json : JSON.stringify(json)]]))
  return dedupe(['rules', 'test', 'mine.json'], { cwd: join(folder) })
}

const file = (rule: object) => ({ version: 1, language: 'en', rules: [rule] })

test('rules that hold', () => {
  expect(run(file(RULE))).toEqual({
    status: 0,
    stdout: 'Tested 1 rule on 2 examples: all hold.\n',
    stderr: '',
  })
})

test('rules that do not say which and why', () => {
  const { status, stdout, stderr } = run(
    file({
      ...RULE,
      patterns: ['back to the weir', 'down to the weir'],
      matches: ['Back to the weir', 'Up to the weir'],
      leaves: ['Back to the weir!'],
    }),
  )
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr.split('\n')).toEqual([
    'nav/weir: it does not match its example "Up to the weir"',
    'nav/weir: no example matches its pattern "down to the weir"',
    'nav/weir: "Back to the weir!" must stay, but "nav/weir" (en) matches it',
    '3 problems in mine.json',
    '',
  ])
})

test.each<[unknown, string]>([
  ['{', 'dedupe: mine.json is not JSON: '],
  [file({ ...RULE, patterns: ['back ('] }), 'dedupe: mine.json: rule "nav/weir": pattern "back (": '],
])('%j', (json, line) => {
  const { status, stdout, stderr } = run(json)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.startsWith(line)).toBe(true)
})

test('a file that is not there', () => {
  expect(dedupe(['rules', 'test', 'gone.json'], { cwd: tempFolder() })).toMatchObject({
    status: 2,
    stderr: 'dedupe: Cannot read gone.json: no such file or folder\n',
  })
})
