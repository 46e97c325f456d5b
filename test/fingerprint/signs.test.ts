/** Signs at an amount, and what only looks like one. */
import { expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'

function hashes(text: string): number[] {
  const corpus = new Fingerprints(16)
  corpus.add(new TextEncoder().encode(text), false)
  return [...corpus.hash.subarray(0, corpus.tokens)]
}

test.each([
  '-5',
  'at -5 degrees',
  'at −5 degrees',
  'at –5 degrees',
  'at\u00a0-5 degrees',
  'temperature\t-5',
  '| -5 | 3 |',
  '|-5|3|',
  'x,-5,3',
  'between [-5, 3]',
  'balance:-5',
  'a loss of -$5',
  'a loss of −€5',
  'a loss of $-5',
])('%j is not the same without its minus', (text) => {
  expect(hashes(text)).not.toEqual(hashes(text.replace(/[-−–](?=[$€]?\d)/, '')))
})

test.each([
  ['a span', '5-7', '5 7'],
  ['a span of percentages', '5%-7%', '5% 7%'],
  ['a span of prices', '$5-$7', '$5 $7'],
  ['a span of lengths', `5"-7"`, `5" 7"`],
  ['a name', 'ferry-5', 'ferry 5'],
  ['a name beyond ASCII', 'паром-5', 'паром 5'],
  ['a dash', 'the quay – 5 piers', 'the quay 5 piers'],
  ['a typed dash', 'the quay --5 piers', 'the quay 5 piers'],
])('%s has no minus', (_, one, other) => {
  expect(hashes(one)).toEqual(hashes(other))
})

test('one minus is as good as another', () => {
  expect(hashes('at −5 or –$5')).toEqual(hashes('at -5 or -$5'))
})

test.each([
  ['fewer than <5 boats', 'more than >5 boats'],
  ['<5 boats', '5 boats'],
  ['p<0.05', 'p=0.05'],
  ['p<.05', 'p>.05'],
  ['p≤.05', 'p≥.05'],
  ['a slope of -.45', 'a slope of .45'],
  ['a slope of −.45', 'a slope of .45'],
  ['an error of ±.45', 'an error of .45'],
  ['p<=0.05', 'p<0.05'],
  ['x!=5', 'x=5'],
  ['fare <$5', 'fare >$5'],
  ['a depth of ±5 m', 'a depth of 5 m'],
  ['10±5', '10 5'],
  ['a depth of ≤5 m', 'a depth of ≥5 m'],
  ['a depth of ＜5 m', 'a depth of ＞5 m'],
  ['▲ 5 points', '▼ 5 points'],
  ['3×5', '3÷5'],
  ['~5 boats', '5 boats'],
  ['10^5 boats', '10 5 boats'],
  ['10⁵ boats', '105 boats'],
  ['10₂', '102'],
  ['ages 5+ only', 'ages 5 only'],
  ['a course of 5′', 'a course of 5″'],
  [`a plank of 5'`, `a plank of 5"`],
  ['a plank of 5" and more', 'a plank of 5 and more'],
])('%j is not %j', (one, other) => {
  const words = (text: string) => hashes(text).filter((hash) => !hashes('fewer more than').includes(hash))
  expect(words(one)).not.toEqual(words(other))
})

test.each([
  ['a tilde as well as a sign of its own', '~5 boats', '≈5 boats'],
  ['a prime as well as a typed one', 'a plank of 5″', 'a plank of 5"'],
  ['a range', '3~5 boats', '3-5 boats'],
  ['a quoted line', '>5 boats', '5 boats'],
  ['a quoted line of a quoted line', 'there\n>> 5 boats', 'there\n5 boats'],
  ['a tag', 'the <b>5</b> boats', 'the b 5 b boats'],
  ['an arrow', 'quay->5 and sea=>5', 'quay 5 and sea 5'],
  ['a quotation', `"They are 5" and 'these 5'`, '“They are 5” and ‘these 5’'],
  ['a quotation that has another word in quotes', `the "Heron" and "pier 5"`, 'the “Heron” and “pier 5”'],
  ['a quotation with an apostrophe', `'the Heron doesn't leave at 5'`, '‘the Heron doesn’t leave at 5’'],
  ['a quotation in a quotation', 'they said "the "Heron" of 5"', 'they said “the “Heron” of 5”'],
  ['a quotation behind a dash', 'the keeper—"pier 5"--"all 5"', 'the keeper—“pier 5”--“all 5”'],
  ['a quotation of two accents', "``pier 5'' and `pier 5'", '“pier 5” and ‘pier 5’'],
  ['a footnote', 'the quay [^5]', 'the quay [5]'],
  ['typewriter', 'the result is +5+ and `^5`', 'the result is 5 and 5'],
  ['a note in brackets', 'the quay <<5>> and <6>', 'the quay [5] and (6)'],
  ['an equation', 'x=5', 'x 5'],
  ['a letter and a number', 'a name <h1 or ~h1', 'a name h1 or h1'],
  ['a dot as a bullet', '∙ 5 boats', '5 boats'],
  ['a dot behind a word', 'pier No.5', 'pier No 5'],
  ['one dot of several', 'at -..5', 'at 5'],
  ['a dash before a dot', 'the quay--.5 piers', 'the quay 5 piers'],
])('%s has no sign that tells', (_, one, other) => {
  expect(hashes(one)).toEqual(hashes(other))
})

test.each([
  ['a plank of 5" and more.', 'They said "bring 5" of them.'],
  ["a plank of 5' and more.", "They said 'bring 5' of them."],
  ["The boats' keeper left.", "They said 'bring 5' of them."],
])('what stands before a sentence, %j, says nothing of its quotes', (before, sentence) => {
  expect(hashes(`${before} ${sentence}`)).toEqual([...hashes(before), ...hashes(sentence)])
})
