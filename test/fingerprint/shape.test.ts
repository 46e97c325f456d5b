import { expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import {
  AFTER_FEED,
  ENDS_SENTENCE,
  GOES_ON,
  ITEM,
  LINKS,
  OPENS,
  OPENS_SMALL,
  TITLE,
} from '../../src/fingerprint/shape.js'

const shapesOf = (text: string) => {
  const corpus = new Fingerprints()
  corpus.add(Buffer.from(text), false)
  // The upper bits are those of label-shape.ts.
  return Array.from(corpus.shape.subarray(0, corpus.count), (shape) => shape & 0xff)
}

test.each([
  ['The tide is in.', ENDS_SENTENCE],
  ['(The tide is in!)', ENDS_SENTENCE],
  ['潮が満ちた。', ENDS_SENTENCE],
  ['Is the tide in?', ENDS_SENTENCE | OPENS],
  ['潮が満ちたか？', ENDS_SENTENCE | OPENS],
  ['The tide', GOES_ON],
  ['the tide is in.', OPENS_SMALL | ENDS_SENTENCE],
  ['of the tide,', OPENS_SMALL | GOES_ON],
  ['See also:', OPENS],
  ['To open this lock...', OPENS],
  ['To open this lock … […]', OPENS],
  ['The tide is in. […]', ENDS_SENTENCE],
  ['The tide is in. ...', ENDS_SENTENCE],
  ['Is the tide in? …', ENDS_SENTENCE | OPENS],
  ['The tide is in…', OPENS],
  ['…', 0],
  ['# Tides', TITLE | GOES_ON],
  ['=head1 TIDES', TITLE],
  ['#tides', OPENS_SMALL | GOES_ON],
  ['Tides\n=====', TITLE],
  ['- the tide', ITEM | GOES_ON],
  ['"Tide" means water.', ITEM | ENDS_SENTENCE],
  ['- Read on after the ad -', LINKS | GOES_ON],
  ['[ edit | talk ]', OPENS_SMALL | LINKS | GOES_ON],
  ['Imprint | Contact', LINKS | GOES_ON],
  ['© Tidewater Post', LINKS | GOES_ON],
  ['Home News Sports Weather', LINKS | GOES_ON],
  ['Home News Sports', GOES_ON],
  ['What You Need To Know', GOES_ON],
])('%j', (text, shape) => {
  expect(shapesOf(text)).toEqual([shape])
})

test('knows the block behind a form feed', () => {
  expect(shapesOf('Tide.\n\f\nEbb.\n\nTide.')).toEqual([
    ENDS_SENTENCE,
    AFTER_FEED | ENDS_SENTENCE,
    ENDS_SENTENCE,
  ])
})
