/** Folders for property tests: paragraphs from a small pool, so that much repeats; hostile bytes and names. */
import fc from 'fast-check'
import type { Tree } from '../tree.js'

const PARAGRAPHS = [
  'The lock keeper paints one gate green every spring and the other gate blue every autumn.',
  'the lock-keeper paints “one” gate GREEN every spring, and the other gate blue every autumn!',
  'A kettle of tar stands on the quay until the first frost, and nobody is allowed to lean on it.',
  'Quay notice',
  '---',
  'Every boat that passes pays in eggs, in news, or in silence, whichever the crew has more of.',
  'каждую весну смотритель красит одни ворота в зелёный цвет, а осенью другие в синий',
  '每年春天守闸人把一扇门漆成绿色秋天再把另一扇门漆成蓝色过往的船只都要停下来看一看',
  'The fare is 3.5 eggs for a barge and 35 eggs for a ferry, weekdays only, before nine.',
  '| gate | colour |\n|---|---|\n| upper | green, for as long as the paint of last year lasts |',
  '```\nopen the sluice; wait for the bell; count to forty; close the sluice again\n\n```',
  '> Every boat that passes pays in eggs, in news, or\n> in silence, whichever the crew has more of.',
].map((text) => Buffer.from(text, 'utf8'))

const GAPS = ['\n', '\n\n', '\n\n\n', '\r\n', '\r\n\r\n', '\r\r', '\n \n', '\n\f\n', '\u2028', ''].map(
  (gap) => Buffer.from(gap),
)

const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))
const brokenUtf8 = fc
  .constantFrom([0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf5, 0x80], [0])
  .map((bytes) => Buffer.from(bytes))
const unicode = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => Buffer.from(text, 'utf8'))

const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...PARAGRAPHS) },
  { weight: 8, arbitrary: fc.constantFrom(...GAPS) },
  { weight: 1, arbitrary: noise },
  { weight: 1, arbitrary: brokenUtf8 },
  { weight: 1, arbitrary: unicode },
)

const text = fc
  .array(fc.tuple(piece, fc.constantFrom(...GAPS)), { maxLength: 9 })
  .map((parts) => Buffer.concat(parts.flat()))

const bom = (bytes: readonly number[], body: Buffer) => Buffer.concat([Buffer.from(bytes), body])
const content = fc.oneof(
  { weight: 10, arbitrary: text },
  { weight: 1, arbitrary: text.map((body) => bom([0xef, 0xbb, 0xbf], body)) },
  {
    weight: 1,
    arbitrary: text.map((body) => bom([0xff, 0xfe], Buffer.from(body.toString('utf8'), 'utf16le'))),
  },
  { weight: 1, arbitrary: text.map((body) => Buffer.from(body.toString('utf8'), 'utf16le').swap16()) },
  { weight: 1, arbitrary: text.map((body) => Buffer.from(body.toString('utf8'), 'latin1')) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
)

/** Name parts as latin1, so that a byte is a character; no dot at the start, no slash, no NUL. */
const part = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'A',
    'two words',
    ' ',
    'line\nend',
    'tab\t',
    '\xff\xfe',
    'caf\xc3\xa9',
    'caf\xe9',
    '-o',
    '--json',
    '*',
    '[x]',
    '{a,b}',
    '!no',
    '\\',
    '\x1b[31m',
    '\xe2\x80\xa8',
    'clean',
    'ledger',
    'report.json',
    '__proto__',
  ),
  fc.integer({ min: 60, max: 120 }).map((length) => 'long'.padEnd(length, 'g')),
)
const ending = fc.constantFrom('.txt', '.md', '', '.text', '.TXT', '.jpg', '.html', '.t\xfft')
const path = fc
  .tuple(fc.array(part, { maxLength: 2 }), part, ending)
  .map(([folders, name, end]) => [...folders, `${name}${end}`].join('/'))

/** A tree without two paths of which one would have to be both a file and a folder. */
export const arbitraryTree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(path, content), { minLength: 1, maxLength: 8 })
  .map((files) => {
    const tree: Tree = new Map()
    const folders = new Set<string>()
    for (const [name, bytes] of files) {
      const above = name
        .split('/')
        .slice(0, -1)
        .map((_, i, parts) => parts.slice(0, i + 1).join('/'))
      if (folders.has(name) || tree.has(name) || above.some((folder) => tree.has(folder))) continue
      for (const folder of above) folders.add(folder)
      tree.set(name, bytes)
    }
    return tree
  })
  .filter((tree) => tree.size > 0)

export const arbitraryOptions = fc.record({
  keep: fc.constantFrom('first', 'longest', 'oldest', 'newest'),
  scope: fc.constantFrom('all', 'within', 'across'),
  keepEmpty: fc.boolean(),
  prefer: fc.constantFrom([], ['*.md'], ['b/**']),
  include: fc.constantFrom([], ['**']),
} as const)
