/**
 * Law 5: a second run over the cleaned texts finds next to nothing, and only what a removal made adjacent. The
 * seed is fixed, because the law speaks of a share over many corpora and not of each.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ModelRun, run } from '../model/run.js'
import { tokensIn } from '../model/text.js'
import { generatedCorpus, type Size } from './generated-corpus.js'

/** Tokens that a match looks at beyond a block's borders, and as many that a gap of a chain may have. */
const NEAR = 16

interface Rerun {
  readonly words: number
  readonly again: number
  /** Removals of the second run that no joint of the first explains. */
  readonly unexplained: readonly string[]
}

async function runTwice(documents: Parameters<typeof run>[0]): Promise<Rerun> {
  const first = await run(documents)
  const second = await run(
    first.cleaned.filter(({ text }) => text !== ''),
    { allowEmpty: true },
  )
  const ids = new Map([...first.report.documents].map(({ path, id }) => [path, id]))
  const joints = [...second.report.documents].map(({ path }) => jointsOf(first, ids.get(path) as number))
  const touchesJoint = (document: number, start: number, end: number) => {
    const [from, to] = tokensIn(second.texts[document], start, end)
    return joints[document].some((joint) => joint >= from - NEAR && joint <= to + NEAR)
  }
  const unexplained = second.removed.filter(
    ({ document, start, end, sources }) =>
      !touchesJoint(document, start, end) &&
      !sources.some((one) => touchesJoint(one.document, one.start, one.end)),
  )
  return {
    words: second.report.summary.words,
    again: second.report.summary.removedWords,
    unexplained: unexplained.map(({ document, start, end }) =>
      second.texts[document].bytes.toString('utf8', start, end),
    ),
  }
}

/** The kept tokens of a document, by their number in the cleaned text, before which something went. */
function jointsOf({ stays }: ModelRun, id: number): number[] {
  const joints: number[] = []
  let kept = 0
  let went = false
  for (const stay of stays[id]) {
    if (stay && went) joints.push(kept)
    went = !stay
    if (stay) kept += 1
  }
  if (went) joints.push(kept)
  return joints
}

async function shareAgain(size: Size, runs: number): Promise<number> {
  let [words, again] = [0, 0]
  for (const documents of fc.sample(generatedCorpus(size), { numRuns: runs, seed: 5 })) {
    const one = await runTwice(documents)
    words += one.words
    again += one.again
  }
  return again / words
}

// Open: on corpora this dense in repeats a second run removes 0.5 %, of which no mechanism has more than a tenth.
test.skip('a second run removes at most one word in a thousand', async () => {
  expect(await shareAgain({ vocabularies: [500] }, 1000)).toBeLessThanOrEqual(0.001)
  expect(await shareAgain({ vocabularies: [20] }, 500)).toBeLessThanOrEqual(0.001)
})

// Open: see above; one corpus in about 800 has a removal that no joint explains.
test.skip('what a second run removes, a removal brought together', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), async (documents) => {
      expect((await runTwice(documents)).unexplained).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
