/**
 * A file of pages for each column, and memory for some of the pages of all of them. Pages are of PAGE bytes; what has no
 * place in memory any more is written to its file, if it was written to, and read from there when it is asked for.
 *
 * Which pages stay is decided as VAX/VMS did, which had no marks of use either (Levy, Lipman: "Virtual Memory Management in
 * the VAX/VMS Operating System", 1982): places are emptied in a ring, and long before its turn a page is hidden from its
 * column. One that is asked for until then is shown again, at the cost of a call, and stays for another round.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { noRoom } from '../corpus/records/temp-folder.js'

export const PAGE = 1 << 14
/**
 * Pages of one buffer, 64 MB: what is not written to is not taken. As 4 MB each they would lie among what comes and goes, and
 * the allocator gives no memory back between them.
 */
const SEGMENT = 1 << 12
/** Places of the ring: with fewer, the few pages that one loop walks along would push each other out. */
export const LEAST_PLACES = 512
/** How far ahead of its turn a page is hidden: a part of the ring. */
const AHEAD = 0.5

/** What holds pages: a column. */
export interface PageOwner {
  /** The page at `offset` of the memory, which is the one of `place`, is there from now on. */
  show(page: number, memory: ArrayBuffer, offset: number, place: number): void
  /** It is not to be used until it is shown again. */
  hide(page: number): void
}

class PagedFile {
  readonly owner: PageOwner
  readonly file: number
  /** By page: its place in memory + 1, or 0. */
  place: Uint32Array
  /** By page: it was written to since it was read; it stands in the file. */
  dirty: Uint8Array
  stored: Uint8Array
  /** Nothing may ask for its pages any more. */
  isClosed = false

  constructor(owner: PageOwner, file: number, pages: number) {
    this.owner = owner
    this.file = file
    this.place = new Uint32Array(pages)
    this.dirty = new Uint8Array(pages)
    this.stored = new Uint8Array(pages)
  }
}

export type { PagedFile }

/**
 * Closes the files of columns that nobody holds any more: a report is read from its columns as long as anyone has it, so that
 * the end of a run is too early, and a file without a name takes its room on the disk until it is closed.
 */
const forgotten = new FinalizationRegistry<ReadonlySet<number>>((files) => {
  for (const file of files) closeSync(file)
})

export class Pages {
  readonly #folder: string
  readonly #places: number
  readonly #segments: ArrayBuffer[] = []
  /** By place: whose page it holds and which, and whether that one is hidden. */
  readonly #file: (PagedFile | null)[] = []
  readonly #page: number[] = []
  readonly #hidden: Uint8Array
  readonly #open = new Set<number>()
  #turn = 0
  #files = 0
  /** Pages read from and written to files so far. */
  read = 0
  written = 0

  /**
   * `memory` bytes at most are taken for pages, but for those of `least` places; files stand in `folder`, without a name
   * where the system allows it.
   */
  constructor(folder: string, memory: number, least: number) {
    this.#folder = folder
    this.#places = Math.max(least, Math.floor(memory / PAGE))
    this.#hidden = new Uint8Array(this.#places)
    forgotten.register(this, this.#open)
  }

  /** A file for the pages of a column, all of 0 at first. Throws DedupeError where none can be made. */
  open(owner: PageOwner, pages: number): PagedFile {
    const path = join(this.#folder, `column-${this.#files++}`)
    const file = this.#writing(() => openSync(path, 'wx+', 0o600))
    this.#open.add(file)
    try {
      // Without a name it is gone when the process is, however it ends.
      unlinkSync(path)
    } catch {
      // Windows keeps a file that is open: it goes with the folder.
    }
    return new PagedFile(owner, file, pages)
  }

  /** Brings a page to its column. Throws for one that was let go: it would find nothing but zeros. */
  bring(of: PagedFile, page: number): void {
    if (of.isClosed) throw new Error('a column was asked for what it held before it was let go')
    const known = of.place[page] - 1
    if (known >= 0) {
      this.#hidden[known] = 0
      this.#show(of, page, known)
      return
    }
    const place = this.#free()
    this.#file[place] = of
    this.#page[place] = page
    this.#hidden[place] = 0
    of.place[page] = place + 1
    const bytes = this.#bytes(place)
    let got = 0
    if (of.stored[page] === 1) {
      this.read += 1
      while (got < PAGE) {
        const more = readSync(of.file, bytes, got, PAGE - got, page * PAGE + got)
        if (more === 0) break
        got += more
      }
    }
    bytes.fill(0, got)
    this.#show(of, page, place)
  }

  /** Forgets the pages of a column, in memory and in its file; nothing more at a second call. */
  close(of: PagedFile): void {
    if (of.isClosed) return
    of.isClosed = true
    for (let page = 0; page < of.place.length; page += 1) {
      const place = of.place[page] - 1
      if (place < 0) continue
      this.#file[place] = null
      of.owner.hide(page)
    }
    of.place = new Uint32Array(0)
    this.#open.delete(of.file)
    closeSync(of.file)
  }

  #show(of: PagedFile, page: number, place: number): void {
    of.owner.show(page, this.#segments[Math.floor(place / SEGMENT)], (place % SEGMENT) * PAGE, place)
  }

  #bytes(place: number): Uint8Array {
    return new Uint8Array(this.#segments[Math.floor(place / SEGMENT)], (place % SEGMENT) * PAGE, PAGE)
  }

  /** A place without a page. */
  #free(): number {
    if (this.#file.length < this.#places) {
      const made = this.#file.length
      if (made % SEGMENT === 0)
        this.#segments.push(new ArrayBuffer(Math.min(SEGMENT, this.#places - made) * PAGE))
      this.#file.push(null)
      this.#page.push(0)
      return made
    }
    for (;;) {
      const place = this.#turn
      this.#turn = (place + 1) % this.#places
      this.#hideAt((place + Math.floor(this.#places * AHEAD)) % this.#places)
      const of = this.#file[place]
      if (of === null) return place
      if (this.#hidden[place] === 0) continue
      const page = this.#page[place]
      if (of.dirty[page] === 1) this.#write(of, page, place)
      of.place[page] = 0
      this.#file[place] = null
      return place
    }
  }

  #hideAt(place: number): void {
    const of = this.#file[place]
    if (of === null || this.#hidden[place] === 1) return
    this.#hidden[place] = 1
    of.owner.hide(this.#page[place])
  }

  #write(of: PagedFile, page: number, place: number): void {
    this.written += 1
    const bytes = this.#bytes(place)
    this.#writing(() => {
      for (let put = 0; put < PAGE; ) put += writeSync(of.file, bytes, put, PAGE - put, page * PAGE + put)
    })
    of.dirty[page] = 0
    of.stored[page] = 1
  }

  /** The folder is one of our own in the place that was named. */
  #writing<T>(write: () => T): T {
    try {
      return write()
    } catch (error) {
      throw noRoom(dirname(this.#folder), error)
    }
  }
}
