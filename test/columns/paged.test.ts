/** Columns whose pages go to files: what stands there is what an array would hold, with the fewest places in memory. */
import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handed } from '../../src/columns/flat.js'
import { pagedIn } from '../../src/columns/paged.js'
import { PAGE, type PagedFile, type PageOwner, Pages } from '../../src/columns/pages.js'
import { tempFolder } from '../tree.js'
import { behavesAsArray } from './model.js'

/** Far fewer than the model's long columns have: 48 pages of words each, and five columns at once. */
const RINGS = [1, 2, 4, 5, 8]
const WORDS = PAGE / Uint32Array.BYTES_PER_ELEMENT

for (const places of RINGS) {
  const folder = tempFolder()
  behavesAsArray(`with ${places} pages in memory, paged`, () => pagedIn(folder, 0, places))
}

describe('paged columns', () => {
  test('are not for other threads', () => {
    const columns = pagedIn(tempFolder(), 0, 4)
    const words = columns.sharedWords(3)
    expect(columns.areShared).toBe(false)
    expect(() => handed({ words })).toThrow('a column that is not in memory cannot be handed to a thread')
    words.letGo()
  })

  test('move their numbers across the borders of pages, either way and onto themselves', () => {
    const length = WORDS * 9
    const border = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: -2, max: 2 }))
    const place = border.map(([page, beside]) => Math.max(0, page * WORDS + beside))
    const columns = pagedIn(tempFolder(), 0, 4)
    const from = Uint32Array.from({ length }, (_, i) => i)
    const words = columns.words(length)
    fc.assert(
      fc.property(place, place, place, (one, other, to) => {
        const [begin, end] = [Math.min(one, other), Math.max(one, other)]
        const at = Math.min(to, length - (end - begin))
        words.write(0, from)
        words.move(at, begin, end)
        const moved = from.slice().copyWithin(at, begin, end)
        expect(Buffer.from(words.read(0, length).buffer).equals(Buffer.from(moved.buffer))).toBe(true)
      }),
    )
    words.letGo()
  })

  test('give their places to those that stay when they are let go', () => {
    const columns = pagedIn(tempFolder(), 0, 4)
    const stays = columns.words(WORDS * 6)
    stays.fill(7, 0, stays.length)
    for (let round = 1; round <= 20; round += 1) {
      const goes = columns.bytes(PAGE * 6)
      expect(goes.read(0, goes.length).every((one) => one === 0)).toBe(true)
      goes.fill(round, 0, goes.length)
      expect(goes.at(PAGE * 3)).toBe(round)
      goes.letGo()
      expect(stays.read(0, stays.length).every((one) => one === 7)).toBe(true)
    }
    stays.letGo()
  })

  test('that were let go hold nothing: who asks for it made a mistake, and letting go again is none', () => {
    const columns = pagedIn(tempFolder(), 0, 4)
    const words = columns.words(WORDS * 6)
    words.fill(7, 0, words.length)
    const other = columns.bytes(3)
    words.letGo()
    words.letGo()
    const told = 'a column was asked for what it held before it was let go'
    for (const use of [
      () => words.at(0),
      () => words.at(WORDS * 5),
      () => words.set(3, 1),
      () => words.read(0, 2),
      () => words.write(0, Uint32Array.of(1)),
      () => words.fill(1, 0, 2),
    ])
      expect(use).toThrow(told)
    expect(other.at(2)).toBe(0)
    other.letGo()
  })

  // Windows keeps the name of an open file.
  test.skipIf(process.platform === 'win32')('leave no name in their folder', () => {
    const folder = tempFolder()
    const words = pagedIn(folder, 0, 4).words(WORDS * 9)
    words.fill(1, 0, words.length)
    expect(readdirSync(folder)).toEqual([])
    words.letGo()
  })
})

/** Files of a folder that this process has open. */
function openIn(folder: string): number {
  return readdirSync('/proc/self/fd').filter((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`).startsWith(folder)
    } catch {
      return false
    }
  }).length
}

describe('files of columns', () => {
  // Only there a process can look at its own.
  test.skipIf(process.platform !== 'linux')('are closed when nobody holds the columns any more', async () => {
    const folder = tempFolder()
    const make = () =>
      pagedIn(folder, 0, 4)
        .words(WORDS * 9)
        .at(0)
    for (let i = 0; i < 5; i += 1) make()
    expect(openIn(folder)).toBe(5)
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    for (let turn = 0; turn < 100 && openIn(folder) > 0; turn += 1) {
      collect()
      await setTimeout(10)
    }
    expect(openIn(folder)).toBe(0)
  })

  test('that cannot be made are told of with their place', () => {
    const place = tempFolder()
    expect(() => pagedIn(join(place, 'gone'), 0, 4).words(1)).toThrow(
      `Cannot write temporary files in ${place}: no such file or folder`,
    )
  })
})

/** A column that notes which of its pages are shown. */
class Shown implements PageOwner {
  readonly pages = new Map<number, Uint8Array>()

  show(page: number, memory: ArrayBuffer, offset: number): void {
    this.pages.set(page, new Uint8Array(memory, offset, PAGE))
  }

  hide(page: number): void {
    this.pages.delete(page)
  }
}

describe('pages', () => {
  const owned = (pages: Pages, count: number): [Shown, PagedFile] => {
    const owner = new Shown()
    return [owner, pages.open(owner, count)]
  }

  test('are never more in memory than there are places, and no two in one', () => {
    const asked = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 20 })), { maxLength: 200 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), asked, (places, list) => {
        const pages = new Pages(tempFolder(), 0, places)
        const columns = [0, 1, 2].map(() => owned(pages, 21))
        for (const [column, page] of list) {
          const [owner, file] = columns[column]
          if (!owner.pages.has(page)) pages.bring(file, page)
          expect(owner.pages.has(page)).toBe(true)
          const offsets = columns.flatMap(([{ pages: shown }]) =>
            [...shown.values()].map(({ byteOffset }) => byteOffset),
          )
          expect(offsets.length).toBeLessThanOrEqual(places)
          expect(new Set(offsets).size).toBe(offsets.length)
        }
        for (const [, file] of columns) pages.close(file)
      }),
      { numRuns: 60 },
    )
  })

  test('are written where they were written to alone, and read where they stand in the file', () => {
    const pages = new Pages(tempFolder(), 0, 4)
    const [owner, file] = owned(pages, 12)
    for (let page = 0; page < 12; page += 1) pages.bring(file, page)
    expect([pages.read, pages.written]).toEqual([0, 0])
    for (let page = 0; page < 12; page += 1) {
      if (!owner.pages.has(page)) pages.bring(file, page)
      owner.pages.get(page)?.fill(page + 1)
      file.dirty[page] = 1
    }
    // The last four are still in memory.
    expect([pages.read, pages.written]).toEqual([0, 8])
    for (let page = 0; page < 12; page += 1) {
      if (!owner.pages.has(page)) pages.bring(file, page)
      expect(owner.pages.get(page)?.[PAGE - 1]).toBe(page + 1)
    }
    expect(pages.written).toBe(12)
    expect(pages.read).toBeGreaterThanOrEqual(8)
    pages.close(file)
  })

  test('that are hidden are shown again without a look into the file, and stay', () => {
    const pages = new Pages(tempFolder(), 0, 8)
    const [owner, file] = owned(pages, 200)
    pages.bring(file, 0)
    owner.pages.get(0)?.fill(9)
    file.dirty[0] = 1
    for (let page = 1; page < 200; page += 1) {
      pages.bring(file, page)
      if (!owner.pages.has(0)) pages.bring(file, 0)
      expect(owner.pages.get(0)?.[0]).toBe(9)
    }
    expect([pages.read, pages.written]).toEqual([0, 0])
    pages.close(file)
  })

  test('take the memory that they may', () => {
    const pages = new Pages(tempFolder(), PAGE * 10 + 5, 4)
    const [owner, file] = owned(pages, 11)
    for (let page = 0; page < 10; page += 1) pages.bring(file, page)
    expect(owner.pages.size).toBe(10)
    pages.bring(file, 10)
    expect(owner.pages.size).toBeLessThan(11)
    pages.close(file)
  })
})
