/** What looks like an edit, by what stays of a second document. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'
import { leftOfAll } from './left.js'
import { plainWords as words } from './plain-sentence.js'

/** What stays of b.md behind a.md and, if there is one, a third document between both. */
async function left(first: string, second: string, between: string | null = null): Promise<string> {
  const { cleaned } = await dedupe([
    { path: 'a.md', text: first },
    ...(between === null ? [] : [{ path: 'aa.md', text: between }]),
    { path: 'b.md', text: second },
  ])
  const copy = [...cleaned].find(({ path }) => path === 'b.md')
  return Buffer.from(copy?.text ?? '').toString('utf8')
}

/** A paragraph of fifty words, of which some are others. */
const paragraph = (others: Record<number, string> = {}) =>
  words(50, 'so')
    .map((word, i) => others[i] ?? word)
    .join(' ')

describe('a word for another', () => {
  it('is an edit in one place', async () => {
    expect(await left(paragraph({ 20: 'lantern' }), paragraph({ 20: 'beacon' }))).toBe('')
  })

  it('is another subject where it stands for the same word twice', async () => {
    const twice = paragraph({ 12: 'beacon', 30: 'beacon' })
    expect(await left(paragraph({ 12: 'lantern', 30: 'lantern' }), twice)).toBe(twice)
  })

  it('is an edit where it stands for two words', async () => {
    const twice = paragraph({ 12: 'beacon', 30: 'beacon' })
    expect(await left(paragraph({ 12: 'lantern', 30: 'candle' }), twice)).toBe('')
  })

  it('stands for none behind a number that is only a label, whatever stood there in the block before', async () => {
    const before = `gate lantern ${words(10, 'mu').join(' ')}`
    const source = `9. quay ${paragraph({ 30: 'lantern' })}`
    const copy = `3. beacon ${paragraph({ 30: 'beacon' })}`
    expect(await left(`${before}\n\n${source}`, `${before}\n\n${copy}`)).toBe('')
  })
})

it('what a copy has behind the end of its source says the same whatever document comes next', async () => {
  const others = words(12, 'ta').join(' ')
  const [first, second] = [paragraph({ 20: 'lantern' }), `${paragraph({ 20: 'beacon' })} beacon`]
  for (const between of [null, others, `lantern ${others}`])
    expect(await left(first, second, between)).toBe('')
  const required = `${paragraph()} optional`
  for (const between of [null, others, `required ${others}`])
    expect(await left(paragraph(), required, between)).toBe('')
})

it('what a copy has between its two sources says the same whatever document lies between them', async () => {
  const [one, two, others] = ['ba', 'ce', 'ta'].map((first) => words(24, first).join(' '))
  for (const between of [[], [others], [`required ${others}`]]) {
    const documents = [one, ...between, two, `${one} optional ${two}`]
    expect((await leftOfAll(documents.map((text) => [text]))).at(-1)).toEqual([])
  }
})

it('a line of a few words is another one with one word', async () => {
  const [line, other] = [words(11, 'ta'), words(11, 'ta')]
  other[5] = 'beacon'
  expect(await left(line.join(' '), other.join(' '))).toBe(other.join(' '))
})

describe('a word of the source that is left out', () => {
  it('makes another line of a line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 9, max: 40 }), fc.nat(), async (size, place) => {
        const line = words(size, 'ta')
        const copy = line.toSpliced(1 + (place % (size - 2)), 1).join(' ')
        expect(await left(line.join(' '), copy)).toBe(copy)
      }),
      { numRuns: 25 },
    )
  })

  it('says nothing if it carries grammar alone', async () => {
    const line = words(16, 'ta')
    expect(await left(line.toSpliced(7, 0, 'the').join(' '), line.join(' '))).toBe('')
  })

  it('is an edit in a paragraph', async () => {
    expect(await left(paragraph(), words(50, 'so').toSpliced(20, 1).join(' '))).toBe('')
  })

  it.each([
    ['Jump if the key is greater than or equal to the value that was read.', 'or equal '],
    [
      'Show the leading and trailing lines, and a line of dashes between two groups of matches.',
      'leading and ',
    ],
    ['This hook is run after the patch is applied, but before a commit is made of it.', 'but before '],
    ['Der Knopf nimmt alle bereits bezahlten Posten aus der Liste und zeigt den Rest.', 'bereits bezahlten '],
    ['以下の新しいパッケージが自動的にインストールされるので確かめてください。', '自動的に'],
  ])('%s', async (line, word) => {
    const copy = line.replace(word, '')
    expect(await left(line, copy)).toBe(copy)
  })

  it('is one of a sentence of its own, which may begin as the next one does', async () => {
    const [one, two, three] = ['Ka', 'Mo', 'Ri'].map((first) => `${words(9, first).join(' ')}.`)
    expect(await left(`${one} ${two} ${three}`, `${one} ${three}`)).toBe('')
    expect(await left(`${one} The ${two} The ${three}`, `${one} The ${three}`)).toBe('')
  })
})

it('a clause of six words in a paragraph is no edit', async () => {
  const five = paragraph({ 20: words(5, 'ki').join(' ') })
  const six = paragraph({ 20: words(6, 'ki').join(' ') })
  expect(await left(paragraph(), five)).toBe('')
  expect(await left(paragraph(), six)).toBe(six)
})

it('an exception is no edit, alone or beside one other word', async () => {
  for (const others of [{ 20: 'only' }, { 20: 'only', 40: 'wulan' }])
    expect(await left(paragraph(), paragraph(others))).toBe(paragraph(others))
  expect(await left(paragraph(), paragraph({ 20: 'only', 30: 'wuman', 40: 'wulan' }))).toBe('')
})

it('one other word in code is no edit', async () => {
  const code = (text: string) => `\`\`\`\n${text}\n\`\`\``
  expect(await left(code(paragraph()), code(paragraph()))).toBe('')
  const other = code(paragraph({ 20: 'wulan' }))
  expect(await left(code(paragraph()), other)).toBe(other)
})

describe('the opposite of a word', () => {
  it('is another fact in a paragraph of any length', async () => {
    const closed = paragraph({ 20: 'closed' })
    expect(await left(paragraph({ 20: 'open' }), closed)).toBe(closed)
  })

  it('is an edit where both stand in the source as well', async () => {
    const source = paragraph({ 20: 'open', 21: 'closed' })
    expect(await left(source, paragraph({ 20: 'open', 21: 'closed lantern' }))).toBe('')
    expect(await left(source, paragraph({ 20: 'open shut', 21: 'closed' }))).toBe('')
  })

  it('keeps the sentence out of a passage, too', async () => {
    const told = (word: string) => `${paragraph({ 20: word })}. Ther ${words(40, 'ta').join(' ')}.`
    expect(await left(told('open'), `${told('closed')} Wun ${words(30, 'wu').join(' ')}.`)).toContain(
      'closed',
    )
  })
})

describe('many edits', () => {
  const fresh = words(60, 'ki')
  const source = [...words(60, 'so'), ...words(20, 'ta')]
  // After thirty words every second one is another for ten words, and then a word is put in after each five: no run
  // from there on holds a shingle, and none can be reached from the first.
  const copy = source.flatMap((word, i) => {
    if (i < 30) return [word]
    if (i < 40) return [i % 2 === 0 ? fresh[i] : word]
    return i % 5 === 0 ? [fresh[i % 60], word] : [word]
  })

  it('go if the rest goes along with the source from end to end', async () => {
    expect(await left(source.join(' '), copy.join(' '))).toBe('')
  })

  it('stay in the document of their source', async () => {
    const both = `${source.join(' ')}\n\n${copy.join(' ')}`
    expect(await left('', both)).toBe(both)
  })

  it('stay where they are a phrase of three words', async () => {
    const phrase = copy.toSpliced(50, 0, ...words(3, 'pe')).join(' ')
    expect(await left(source.join(' '), phrase)).toBe(phrase)
  })
})

describe('a paragraph without a shingle of its source', () => {
  const source = words(56, 'so')
  const fresh = words(60, 'ki')
  // Runs of six words between others: a shingle has eight.
  const copy = source.map((word, i) => (i % 7 === 6 ? fresh[i] : word))

  it('goes with edits all over', async () => {
    expect(await left(source.join(' '), copy.join(' '))).toBe('')
    expect(await left(`${words(30, 'ta').join(' ')}\n\n${source.join(' ')}`, copy.join(' '))).toBe('')
  })

  it('stays with another number, name or negation', async () => {
    for (const fact of ['12', 'Marlow', 'never']) {
      const told = copy.toSpliced(24, 1, fact).join(' ')
      expect(await left(source.join(' '), told)).toBe(told)
    }
  })

  it('stays with an opposite', async () => {
    const told = copy.toSpliced(27, 1, 'closed').join(' ')
    expect(await left(source.toSpliced(27, 1, 'open').join(' '), told)).toBe(told)
  })

  it('stays where it is less than four fifths of it', async () => {
    const other = source.map((word, i) => (i % 7 > 4 ? fresh[i] : word)).join(' ')
    expect(await left(source.join(' '), other)).toBe(other)
  })

  it('stays in the document of its source, and where only repeats inside documents are looked for', async () => {
    const both = `${source.join(' ')}\n\n${copy.join(' ')}`
    expect(await left('', both)).toBe(both)
    const { report } = await dedupe(
      [source, copy].map((text, i) => ({ path: `${i}.txt`, text: text.join(' ') })),
      { scope: 'within' },
    )
    expect(report.summary.removedBlocks).toBe(0)
  })

  it('stays as code', async () => {
    const fenced = (text: readonly string[]) => `\`\`\`\n${text.join(' ')}\n\`\`\`\n`
    const { report } = await dedupe(
      [source, copy].map((text, i) => ({ path: `${i}.md`, text: fenced(text) })),
    )
    expect(report.summary.removedBlocks).toBe(0)
  })
})

describe('a name at the end of a paragraph, beside edits', () => {
  const rest = words(50, 'so')
  // The word in front takes the place of the sentence's first word, so that "Marlow" shows as a name.
  const source = ['Marlow', 'and', ...rest]
  const copy = ['lantern', 'Marlow', 'beacon', rest[0], 'candle', rest[1], rest[2], 'torch', ...rest.slice(4)]

  it('is no new name where the source has it there', async () => {
    expect(await left(source.join(' '), copy.join(' '))).toBe('')
  })

  it('is one where it has another', async () => {
    const other = copy.with(1, 'Barlow').join(' ')
    expect(await left(source.join(' '), other)).toBe(other)
  })
})

it('a line is no copy of one that goes on as another sentence', async () => {
  const use = 'This call has a second form with promises in it'
  expect(await left(`${use}: use setLater().\n\nsetNow\n\n${paragraph()}`, `${use}: use setNow()`)).toBe(
    `${use}: use setNow()`,
  )
  const record = '_sea._udp IN SRV 0 1 3467 lighthouse.example'
  expect(await left(`SEA\n\n${record.replace('sea', 'sky')}\n\n${paragraph()}`, record)).toBe(record)
  // Nothing is left out where two sentences meet.
  expect(await left(`${use}\n\n${words(9, 'ta').join(' ')}`, `${use} ${words(9, 'ta').join(' ')}`)).toBe('')
})
