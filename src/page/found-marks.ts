/** Marks what was searched for in a text that is shown, and brings the first of it into sight: without a change of what is drawn. */
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Marks in one text; thousands of them are no help to anybody. */
const MOST = 500
const NAME = 'found'

/** `shown` is what the text depends on: when it changes, words are looked for again. `leads`: the first is brought into sight. */
export function useFoundMarks(
  box: RefObject<HTMLElement | null>,
  words: string,
  shown: unknown,
  leads: boolean,
): void {
  useEffect(() => {
    // Browsers without it show the text as it is.
    if (!('highlights' in CSS)) return
    const ranges = box.current === null ? [] : rangesOf(box.current, words)
    CSS.highlights.set(NAME, new Highlight(...ranges))
    if (leads && ranges.length > 0) bringIntoSight(ranges[0] as Range)
    return () => {
      CSS.highlights.delete(NAME)
    }
  }, [words, shown, leads])
}

/** Scrolls to the words themselves: the element that they stand in may be a whole text. */
function bringIntoSight(range: Range): void {
  let box: Element | null = range.startContainer.parentElement
  const scrolls = (one: Element) =>
    one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)
  while (box !== null && !scrolls(box)) box = box.parentElement
  const root = document.scrollingElement
  const begin = box === null ? 0 : box.getBoundingClientRect().top
  const moved = box ?? root
  if (moved !== null) moved.scrollTop += range.getBoundingClientRect().top - begin - moved.clientHeight / 2
}

/** What a search would find (folded-texts.ts), as a pattern of the text as it stands. */
export function patternOf(words: string): RegExp | null {
  const wanted = words.normalize('NFKC').trim()
  if (wanted === '') return null
  const source = wanted
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/["“”]/g, '["“”]')
  return new RegExp(source, 'giu')
}

function rangesOf(box: HTMLElement, words: string): Range[] {
  const pattern = patternOf(words)
  if (pattern === null) return []
  const nodes: Text[] = []
  const starts: number[] = []
  let text = ''
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // Where a copy stands is said inside the text, and is none of it.
    if (node.parentElement?.closest('.where, .odd, h3, h4, .meta, .decide') != null) continue
    starts.push(text.length)
    nodes.push(node as Text)
    text += node.nodeValue ?? ''
  }
  const ranges: Range[] = []
  for (const match of text.matchAll(pattern)) {
    const range = document.createRange()
    const end = match.index + match[0].length
    const [from, to] = [nodeAt(starts, match.index), nodeAt(starts, end - 1)]
    range.setStart(nodes[from] as Text, match.index - (starts[from] as number))
    range.setEnd(nodes[to] as Text, end - (starts[to] as number))
    ranges.push(range)
    if (ranges.length === MOST) break
  }
  return ranges
}

/** The number of the last start that is not behind a place. */
function nodeAt(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] as number) <= place) low = middle
    else high = middle - 1
  }
  return low
}
