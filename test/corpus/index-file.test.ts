/** The file of an index: the same bytes at once or bit by bit, and nothing but what was written is ever believed. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { emptyTable, packBlocks, unpackBlocks } from '../../src/corpus/index-file/block-table.js'
import { checkIndex } from '../../src/corpus/index-file/build-index.js'
import { isIndex } from '../../src/corpus/index-file/index-bytes.js'
import { END_BYTES } from '../../src/corpus/index-file/layout.js'
import { assertReplaceable } from '../../src/corpus/replace.js'
import { hash64, named } from '../../src/fingerprint/hash.js'
import { buildIndex, DedupeError, dedupe, indexInfo } from '../../src/index.js'
import { generatedCorpus } from '../laws/generated-corpus.js'
import { inFolder, readTree, tempFolder, writeTree } from '../tree.js'

const STORY =
  'The ferry leaves the upper pier every twenty minutes, and nobody has seen it late since the winter of ice.'
const fresh = [{ path: 'new.txt', text: `A new beginning.\n\n${STORY}\n` }]

async function indexOf(texts: Readonly<Record<string, string | Uint8Array>>, name = 'old.dedupe') {
  const folder = tempFolder()
  writeTree(join(folder, 'old'), new Map(Object.entries(texts)))
  const out = join(folder, name)
  await buildIndex(join(folder, 'old'), { out })
  return { folder, out }
}

let small: string
beforeAll(async () => {
  small = (
    await indexOf({ 'a.txt': `${STORY}\n\n---\n`, 'b/c.md': '# A title\n\nAnother text of a few words.\n' })
  ).out
})

const told = async (against: string) => {
  const { report } = await dedupe(fresh, { against })
  const { summary, against: cited, documents, groups } = report
  return JSON.stringify([summary, [...(cited ?? [])], [...documents], [...groups]])
}

test('each byte of an index that is another one is refused or changes nothing', async () => {
  const right = await told(small)
  const bytes = readFileSync(small)
  const broken = join(tempFolder(), 'broken.dedupe')
  const codes = new Set<string>()
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] ^= 1 << (at % 8)
    writeFileSync(broken, changed)
    try {
      expect(await told(broken), `byte ${at}`).toBe(right)
    } catch (error) {
      if (!(error instanceof DedupeError)) throw error
      codes.add(error.code)
    }
  }
  expect([...codes].sort()).toEqual(['broken-index', 'nothing-read'])
})

test('whether all of an index is what was written can be asked', () => {
  expect(() => checkIndex(small)).not.toThrow()
  const bytes = readFileSync(small)
  const broken = join(tempFolder(), 'broken.dedupe')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] ^= 1 << (at % 8)
    writeFileSync(broken, changed)
    expect(() => checkIndex(broken), `byte ${at}`).toThrow(DedupeError)
  }
})

test('an index is the same, whatever memory it may take', async () => {
  const folder = tempFolder()
  const old = join(folder, 'old')
  const pages = Array.from({ length: 300 }, (_, i) => [
    `${i}.txt`,
    `Page ${i}. ${STORY}\n\nIts end is ${i * i}.\n`,
  ])
  writeTree(old, new Map(pages as [string, string][]))
  await buildIndex(old, { out: join(folder, 'all.dedupe') })
  await buildIndex(old, { out: join(folder, 'paged.dedupe'), maxMemory: 1e6, temp: folder })
  expect(readFileSync(join(folder, 'paged.dedupe'))).toEqual(readFileSync(join(folder, 'all.dedupe')))
  expect(readdirSync(folder).sort()).toEqual(['all.dedupe', 'old', 'paged.dedupe'])
})

test('an index that ends too early is refused', async () => {
  const bytes = readFileSync(small)
  const broken = join(tempFolder(), 'broken.dedupe')
  for (const length of [16, 17, bytes.length >> 1, bytes.length - END_BYTES, bytes.length - 1]) {
    writeFileSync(broken, bytes.subarray(0, length))
    await expect(told(broken)).rejects.toThrow(
      /broken\.dedupe is broken: what it holds is not what was written/,
    )
  }
})

/** The same index with another footer, rightly sealed. */
function withFooter(change: (footer: Record<string, unknown>) => void): string {
  const bytes = readFileSync(small)
  const length = bytes.readUInt32LE(bytes.length - END_BYTES)
  const begin = bytes.length - END_BYTES - length
  const footer = JSON.parse(bytes.toString('utf8', begin, begin + length)) as Record<string, unknown>
  change(footer)
  const foot = Buffer.from(JSON.stringify(footer))
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(foot.length, 0)
  end.writeBigUInt64LE(hash64(foot), 8)
  const path = join(tempFolder(), 'other.dedupe')
  writeFileSync(path, Buffer.concat([bytes.subarray(0, begin), foot, end]))
  return path
}

test.each([
  ['icu', '12.3', /was made with ICU 12\.3, this program has \d+/],
  ['fold', 99, /was made with folding 99, this program has \d+/],
  ['shingle', 5, /was made with shingles of 5, this program has 8/],
])('an index of another %s is refused', async (key, value, message) => {
  const path = withFooter((footer) => {
    footer[key] = value
  })
  await expect(told(path)).rejects.toThrow(message)
})

test.each([
  ['parts', {}],
  ['parts', null],
  ['parts', { chunks: { at: 16, bytes: 8 }, names: 3 }],
  ['paths', 'a'],
  ['documents', -1],
  ['documents', 1e9],
  ['documents', '2'],
  ['words', null],
])('a footer whose %s is %j is refused, in the words of a broken index', async (key, value) => {
  const path = withFooter((footer) => {
    footer[key] = value
  })
  for (const run of [() => told(path), async () => indexInfo(path)])
    await expect(run()).rejects.toThrow(/is broken: what it holds is not what was written/)
})

test.each([
  ['directory', 'at', -1],
  ['directory', 'bytes', 1e15],
  ['directory', 'bytes', 47],
  ['names', 'at', 0.5],
  ['sites', 'bytes', 0],
  ['buckets', 'bytes', 2 ** 40],
  ['keys', 'bytes', 0],
])('a part %s whose %s is %d is refused, too', async (name, key, value) => {
  const path = withFooter((footer) => {
    const parts = footer.parts as Record<string, Record<string, unknown>>
    parts[name][key] = value
    parts[name].hash = named(hash64(new Uint8Array(0)))
  })
  await expect(told(path)).rejects.toThrow(/is broken: what it holds is not what was written/)
})

test('an index of an older format is refused', async () => {
  const bytes = readFileSync(small)
  bytes.write('0', 'dedupe index '.length)
  const path = join(tempFolder(), 'older.dedupe')
  writeFileSync(path, bytes)
  await expect(told(path)).rejects.toThrow(/older\.dedupe is an index of version 0, this program reads 1/)
})

test('what is no index is no index to add to', async () => {
  const folder = tempFolder()
  writeTree(folder, new Map([['a.txt', STORY]]))
  const settings = { out: join(folder, 'out.dedupe'), add: join(folder, 'a.txt') }
  await expect(buildIndex(join(folder, 'a.txt'), settings)).rejects.toThrow(/a\.txt is no index of dedupe/)
  expect([...readTree(folder).keys()]).toEqual(['a.txt'])
})

test('an index that was added to is the one that is made at once, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus({ documents: 6 }), fc.nat({ max: 6 }), async (documents, split) => {
      const folder = tempFolder()
      const paths = documents.map(({ path }) => path)
      writeTree(folder, new Map(documents.map(({ path, text }) => [path, text])))
      const at = Math.max(1, Math.min(paths.length - 1, split))
      if (paths.length < 2) return
      await inFolder(folder, async () => {
        await buildIndex(paths, { out: 'once' })
        await buildIndex(paths.slice(0, at), { out: 'bits' })
        await buildIndex(paths.slice(at), { out: 'bits', add: 'bits' })
        expect(readFileSync('bits').equals(readFileSync('once'))).toBe(true)
      })
    }),
    { numRuns: 40 },
  )
})

test('an index is replaced as a whole, and a failed one leaves nothing', async () => {
  const { folder, out } = await indexOf({ 'a.txt': STORY })
  const before = readFileSync(out)
  await expect(buildIndex(join(folder, 'nowhere'), { out })).rejects.toThrow(/no such file or folder/)
  writeTree(folder, new Map([['empty/a.bin', 'x']]))
  await expect(buildIndex(join(folder, 'empty'), { out })).rejects.toThrow(/Nothing was read/)
  expect(readFileSync(out).equals(before)).toBe(true)
  expect([...readTree(folder).keys()].filter((path) => path.includes('partial'))).toEqual([])
  copyFileSync(out, join(folder, 'copy'))
  await buildIndex(join(folder, 'old'), { out, add: join(folder, 'copy') })
  expect(indexInfo(out)).toMatchObject({ documents: 2, words: indexInfo(join(folder, 'copy')).words * 2 })
})

test('a document is known again by where it really lies, however it is named', async () => {
  const folder = tempFolder()
  writeTree(
    folder,
    new Map([
      ['archive/a.txt', `${STORY}\n`],
      ['new/a.txt', `${STORY}\n`],
    ]),
  )
  const index = join(folder, 'archive.dedupe')
  await inFolder(join(folder, 'archive'), () => buildIndex('.', { out: index }))
  const ran = async (path: string) => {
    const { report } = await dedupe(path, { against: index, dryRun: true })
    const left = [...report.warnings].filter(({ code }) => code === 'judged').length
    return [...report.documents].map(({ status }) => `${status} ${left}`)
  }
  // Another file of the same name is another one.
  expect(await inFolder(join(folder, 'new'), () => ran('.'))).toEqual(['emptied 0'])
  symlinkSync('archive', join(folder, 'link'))
  for (const path of ['archive', './archive/a.txt', join(folder, 'archive'), 'link', 'new/../archive'])
    expect(await inFolder(folder, () => ran(path)), path).toEqual(['kept 1'])
  // Moved, it is another one, too: what it was made of may stand in its old place again.
  renameSync(join(folder, 'archive'), join(folder, 'moved'))
  expect(await inFolder(folder, () => ran('moved'))).toEqual(['emptied 0'])
})

test('places in an index are those of the input, whatever its encoding and line ends', async () => {
  const text = `Überschrift\r\n\r\n${STORY}\r\n`
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  const { out } = await indexOf({ 'a.txt': utf16 })
  const { report } = await dedupe(fresh, { against: out })
  const [group] = [...report.groups]
  const begin = 2 + 'Überschrift\r\n\r\n'.length * 2
  expect(group.occurrences[0]).toMatchObject({
    document: 0,
    start: begin,
    end: begin + STORY.length * 2,
    startLine: 3,
    endLine: 3,
    reason: 'canonical',
  })
  expect(group.text).toBe(STORY)
})

test('what stands in an index is shown by a copy with the same words, though others go before it', async () => {
  const { folder, out } = await indexOf({ 'a.txt': `${STORY}\n` })
  const near = STORY.replace('The ferry', 'A ferry')
  const documents = [near, `Some words before. ${STORY}`, STORY].map((text, i) => ({
    path: `${i}.txt`,
    text: `${text}\n`,
  }))
  for (const workers of [0, 2]) {
    const shown = async (against: string) => {
      const { report } = await dedupe(documents, { against, workers })
      return [...report.groups].map(({ text, occurrences }) => [text, occurrences.map(({ kind }) => kind)])
    }
    const expected = [[STORY, ['exact', 'near', 'near', 'exact']]]
    expect(await shown(join(folder, 'old'))).toEqual(expected)
    expect(await shown(out)).toEqual(expected)
  }
})

test('documents that are added again as they are, are told', async () => {
  const { folder, out } = await indexOf({
    'a.txt': `${STORY}\n`,
    'b.jsonl': '{"text":"One of two."}\n{"text":"Two of two."}\n',
  })
  const add = async (...paths: string[]) => {
    const { warnings, documents } = await buildIndex(paths, { out: join(folder, 'more'), add: out })
    return [documents, warnings.filter(({ code }) => code === 'indexed-again').map(({ message }) => message)]
  }
  expect(await add(join(folder, 'old'))).toEqual([
    6,
    [`3 documents stand in ${out} already, and are in it twice now`],
  ])
  writeFileSync(join(folder, 'old', 'b.jsonl'), '{"text":"One of two."}\n{"text":"Another by now."}\n')
  expect(await add(join(folder, 'old/b.jsonl'))).toEqual([
    5,
    [`1 document stands in ${out} already, and is in it twice now`],
  ])
  writeTree(folder, new Map([['other/a.txt', `${STORY}\n`]]))
  expect(await add(join(folder, 'other'))).toEqual([4, []])
})

test('an index holds no text', async () => {
  const bytes = readFileSync(small).toString('latin1')
  for (const word of ['ferry', 'Another', 'title']) expect(bytes).not.toContain(word)
})

test('tables of blocks come back as they were', () => {
  const number = fc.integer({ min: 0, max: 0xffff })
  const one = fc.record({
    size: fc.oneof(fc.constant(0), number),
    gap: number,
    length: number,
    lines: number,
    more: number,
    bare: fc.integer({ min: 0, max: 0xffffffff }),
    shape: fc.integer({ min: 0, max: 255 }),
    rigid: fc.integer({ min: 0, max: 1 }),
  })
  fc.assert(
    fc.property(fc.array(one), (blocks) => {
      const table = emptyTable(blocks.length)
      let [token, byte, line] = [0, 0, 1]
      for (const [i, { size, gap, length, lines, more, bare, shape, rigid }] of blocks.entries()) {
        table.ends[i] = token += size
        table.start[i] = byte += gap
        table.end[i] = byte += length
        table.startLine[i] = line += lines
        table.endLine[i] = line += more
        table.bare[i] = size === 0 ? bare : 0
        table.shape[i] = shape | 0x100
        table.rigid[i] = rigid
      }
      const back = emptyTable(blocks.length)
      unpackBlocks(packBlocks(table), back, 0x100)
      expect(back).toEqual(table)
    }),
  )
})

test('a pipe is no index, and is not waited for', () => {
  const pipe = join(tempFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  expect(isIndex(pipe)).toBe(false)
  expect(() => indexInfo(pipe)).toThrow(`Cannot read ${pipe}: it is no file`)
  // Neither is it replaced by an output, not even by --force.
  expect(() => assertReplaceable(pipe, [], true)).toThrow(`${pipe} is a device, a pipe or a socket`)
})
