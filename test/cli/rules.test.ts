/** `dedupe rules test`: exit code 0 only if every example holds. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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

test('the rules that ship, with an example each', () => {
  const { status, stdout, stderr } = dedupe(['rules', 'list', '--json'], { cwd: tempFolder() })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const rules = JSON.parse(stdout) as readonly { readonly name: string; readonly language: string }[]
  expect(rules.find(({ name, language }) => name === 'share/ask' && language === 'en')).toEqual({
    name: 'share/ask',
    language: 'en',
    patterns: expect.any(Number),
    example: expect.any(String),
  })
  const text = dedupe(['rules', 'list'], { cwd: tempFolder() }).stdout.trimEnd().split('\n')
  expect(text).toHaveLength(rules.length)
  expect(text.find((line) => line.startsWith('share/ask '))).toMatch(/^share\/ask +en +\d+ {2}\S/)
})

describe('a rule that is switched off', () => {
  const blocks = [
    'The mill at the weir ground corn for four villages.',
    'Advertisement',
    'It stands no more.',
  ]
  const run = (args: readonly string[], settings?: object) => {
    const cwd = tempFolder()
    const files = new Map([['in/a.txt', blocks.join('\n\n')]])
    if (settings !== undefined) files.set('dedupe.config.json', JSON.stringify(settings))
    writeTree(cwd, files)
    return dedupe(['in', '--dry-run', '--json', ...args], { cwd })
  }
  const removed = (stdout: string) =>
    (JSON.parse(stdout) as { readonly summary: { readonly removedBlocks: number } }).summary.removedBlocks

  test('takes nothing', () => {
    expect(removed(run([]).stdout)).toBe(1)
    expect(removed(run(['--no-rule', 'advert/label']).stdout)).toBe(0)
    expect(removed(run([], { noRule: ['advert/label', 'share/ask'] }).stdout)).toBe(0)
    expect(removed(run(['--no-rule', 'share/ask']).stdout)).toBe(1)
  })

  test('has a name that is known, or close ones are named', () => {
    const { status, stdout, stderr } = run(['--no-rule', 'adverts/label'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain("dedupe: No rule that ships is called 'adverts/label'\n")
    expect(stderr).toContain('advert/label')
  })

  test('may be a voice or a guess, by the name that a report has for it', () => {
    for (const name of ['voice/notice', 'guess/site-voice', 'guess/nav/general'])
      expect([name, run(['--no-rule', name]).status]).toEqual([name, 0])
    expect(run(['--no-rule', 'voice/notices']).stderr).toContain('voice/beside-boilerplate, voice/notice.')
    expect(run(['--no-rule', 'guess/advert/label']).status).toBe(2)
  })

  test('may be repetition, which has none', () => {
    const cwd = tempFolder()
    const pages = [...Array(8).keys()].map((i) => {
      const story = `On day ${i} the ferry came in with ${'oranges lamps rope tar salt coal tin wool'.split(' ')[i]}.`
      return [
        `in/${i}.txt`,
        `${story}\n\nHarbour page of members and readers\n\nStory archive of members\n`,
      ] as const
    })
    writeTree(cwd, new Map(pages))
    const goes = (...args: readonly string[]) =>
      removed(dedupe(['in', '--dry-run', '--json', ...args], { cwd }).stdout)
    expect(goes()).toBe(16)
    expect(goes('--no-rule', 'repetition')).toBe(0)
  })
})

test('--level document says that no rule was tried', () => {
  const cwd = tempFolder()
  writeTree(cwd, new Map([['in/a.txt', 'Advertisement']]))
  const { stdout } = dedupe(['in', '--dry-run', '--level', 'document'], { cwd })
  expect(stdout).toContain('no rule was tried')
})
