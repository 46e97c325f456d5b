/**
 * Looks for words in all text that the page holds, a few milliseconds at a time, so that no key waits for it. What is
 * searched is folded when it is first asked for, and stays.
 */
import { type Signal, signal } from '@preact/signals'
import { FoldedLines, FoldedTexts, fold } from './folded-texts.js'
import { eachOccurrence } from './occurrences.js'
import { data, texts } from './state.js'

/** What was found of some words: numbers of documents, or of groups among the rows. */
export interface FoundText {
  readonly words: string
  readonly in: ReadonlySet<number>
}

export interface TextSearch {
  /** Null where nothing is looked for; what was found before, until there is something new. */
  readonly found: Signal<FoundText | null>
  readonly isBusy: Signal<boolean>
  seek(words: string): void
}

/** Milliseconds of one turn: with what is drawn behind it less than a frame. */
const TURN = 8

/** Groups whose first words stand in one folded string: as many as are folded in a turn or two. */
const LINES = 4000
const lines: FoldedLines[] = []
const folded: FoldedTexts[] = []

/** All texts of an element, folded. */
function element(number: number): FoldedTexts {
  const known = folded[number]
  if (known !== undefined) return known
  const made = new FoldedTexts(texts.element(number))
  folded[number] = made
  return made
}

/** Ids, rules and first words of the groups from one on. */
function linesFrom(first: number): FoldedLines {
  const known = lines[first / LINES]
  if (known !== undefined) return known
  const groups = data.groups.slice(first, first + LINES)
  const made = new FoldedLines(groups.map(({ id, rule, text }) => `${id} ${rule ?? ''} ${text ?? ''}`))
  lines[first / LINES] = made
  return made
}

/** Documents whose text holds the words. */
export function seekDocuments(): TextSearch {
  return searchBy(function* (wanted, found) {
    for (let number = 0; number < texts.elements; number += 1) {
      const one = element(number)
      const hits = one.find(wanted)
      for (const document of one.documents)
        if (one.holds(document, 0, Number.POSITIVE_INFINITY, hits, wanted.length)) found.add(document)
      yield
    }
  })
}

/** Groups with the words in an id, a rule, the first words, or the text of an occurrence that the page holds. */
export function seekGroups(): TextSearch {
  return searchBy(function* (wanted, found) {
    for (let first = 0; first < data.groups.length; first += LINES) {
      linesFrom(first).eachWith(wanted, (line) => found.add(first + line))
      yield
    }
    const hits = new Map<number, readonly [FoldedTexts, Uint32Array]>()
    for (let number = 0; number < texts.elements; number += 1) {
      const one = element(number)
      const here = one.find(wanted)
      if (here.length > 0) for (const document of one.documents) hits.set(document, [one, here])
      yield
    }
    if (hits.size === 0) return
    for (const [at, { row }] of data.groups.entries()) {
      if (at % 1000 === 999) yield
      if (found.has(at)) continue
      eachOccurrence(row, (numbers, first) => {
        const [document, start, length] = [numbers[first], numbers[first + 1], numbers[first + 2]]
        const known = hits.get(document ?? -1)
        if (known === undefined || document === undefined || start === undefined) return
        const [one, here] = known
        if (one.holds(document, start, start + (length ?? 0), here, wanted.length)) found.add(at)
      })
    }
  })
}

/** A search that goes on in turns; another one ends it. */
function searchBy(look: (wanted: string, found: Set<number>) => Generator<undefined>): TextSearch {
  const found = signal<FoundText | null>(null)
  const isBusy = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    found,
    isBusy,
    seek(words) {
      clearTimeout(timer)
      const wanted = fold(words).trim()
      if (wanted === '') {
        found.value = null
        isBusy.value = false
        return
      }
      const list = new Set<number>()
      const steps = look(wanted, list)
      const turn = () => {
        for (const end = performance.now() + TURN; performance.now() < end; ) {
          if (steps.next().done !== true) continue
          found.value = { words, in: list }
          isBusy.value = false
          return
        }
        isBusy.value = true
        timer = setTimeout(turn)
      }
      turn()
    },
  }
}
