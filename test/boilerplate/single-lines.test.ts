/** Lines of a site that stand once: strong rules take them between paragraphs, and sentences of content with the same words stay. */
import { expect, test } from 'vitest'
import { ruleMatcher } from '../../src/boilerplate/all-rules.js'
import { found } from './found.js'
import { prose } from './pages.js'

const matcher = ruleMatcher({ own: [], without: [] })
const gone = (line: string) =>
  found([prose(1), prose(2), line, prose(3), prose(4)], 'balanced', matcher)
    .filter(([, , goes]) => goes)
    .map(([text]) => text)

test.each([
  'Home > Boats > Sails',
  'Displaying results 21-40 of 512',
  'This video will resume after the ad',
  'Your comment is awaiting moderation.',
  'Monthly plan: $6 billed every month.',
  'Weiterlesen mit unserem Probeabo',
  'Accédez à tous nos contenus à partir de 4 € par mois',
  'Войдите, чтобы продолжить чтение',
  '请输入您的邮箱',
])('%s goes', (line) => {
  expect(gone(line)).toEqual([line])
})

test('the text of a banner speaks for its buttons', () => {
  const banner = 'We use cookies to make this site work better for you. Learn more OK'
  expect(gone(banner)).toEqual([banner])
})

test.each([
  'The video is not available to the defence, the court heard.',
  'The plan costs $9.99 a month, and comes with 50 GB of storage.',
  'We collect your email address when you sign up for our newsletter.',
  'Last updated: 4 May 2023',
  'Your privacy rights',
  'Homepage: https://ferry.example/sails',
])('%s stays', (line) => {
  expect(gone(line)).toEqual([])
})
