/** Names in zips that do not say in which encoding they are. */
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { zip } from './open-archive.js'

const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['shift_jis', ['表示/能力.txt', 'ソース一覧.txt', '十回目の予定.txt', '日本語.txt']],
  ['cp866', ['Документы/Отчёт о переправе.txt', 'Расписание.txt', 'Новости порта.md']],
  ['gbk', ['文件夹/轮渡时刻表.txt', '新闻报道.txt', '码头通知.md']],
  ['big5', ['渡輪時刻表.txt', '功能說明.txt', '許可.txt']],
  ['cp949', ['여객선 시간표.txt', '뉴스/항구.txt']],
  ['cp437', ['Übersicht.txt', 'café ñandú.txt', 'plain.txt']],
]

const data = Buffer.from('x')
const named = (names: readonly Buffer[], more: { flags?: number; host?: number } = {}) =>
  zip(names.map((name) => ({ name, data, flags: 0, host: 0, ...more })))

test.each(NAMES)('names in %s are read', async (coding, names) => {
  const told = coding === 'cp437' ? [] : names.map((name) => `guessed-name ${name}`)
  const expected = { members: names.map((name) => [name, 'x']), problems: told }
  const raw = names.map((name) => iconv.encode(name, coding))
  for (const host of [0, 3]) expect(await named(raw, { host })).toEqual(expected)
  // Not what they say that they are.
  expect(await named(raw, { flags: 0x800 })).toEqual(expected)
})

test('the separator of Windows is found beside letters of one byte, and is none inside of one of two', async () => {
  const raw = ['папка\\отчёт.txt', 'папка\\расписание.txt'].map((name) => iconv.encode(name, 'cp866'))
  expect(await named(raw)).toMatchObject({
    members: [
      ['папка/отчёт.txt', 'x'],
      ['папка/расписание.txt', 'x'],
    ],
  })
})

test('names in UTF-8 stay so beside others, and what no encoding explains has a name of its own', async () => {
  const names = [Buffer.from('Łódź.txt'), iconv.encode('日本語の説明.txt', 'shift_jis')]
  const odd = [Buffer.from([0x80, 0xff, 0xfe]), Buffer.from([0x80, 0xff, 0xfd])]
  const result = await named([...names, ...odd])
  if (typeof result === 'string') throw new Error(result)
  const places = result.members.map(([name]) => name)
  expect(places.slice(0, 2)).toEqual(['Łódź.txt', '日本語の説明.txt'])
  expect(new Set(places).size).toBe(4)
  expect(places.every((name) => name.isWellFormed() && !name.includes('\ufffd'))).toBe(true)
})

test('two spellings of one character are two members', async () => {
  // Both are 纊 in Shift_JIS.
  const raw = [0xed40, 0xfa5c].map((code) =>
    Buffer.concat([iconv.encode('日本語の説明', 'shift_jis'), Buffer.from([code >> 8, code & 0xff])]),
  )
  expect(await named(raw)).toMatchObject({
    members: [
      ['日本語の説明纊', 'x'],
      ['日本語の説明纊-2', 'x'],
    ],
  })
})
