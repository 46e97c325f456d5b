/** Lines of a site that stand once: strong rules take them between paragraphs, and sentences of content with the same words stay. */
import { expect, test } from 'vitest'
import { ruleMatcher } from '../../src/boilerplate/all-rules.js'
import { found } from './found.js'
import { prose } from './pages.js'

const matcher = ruleMatcher({ own: [], without: [] })
/** What a page as scraped has at its foot, and no book. */
const FOOT = 'We use cookies to make this site work better for you. Learn more OK'
const gone = (...blocks: readonly string[]) =>
  found([prose(1), prose(2), ...blocks], 'balanced', matcher)
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
  'Zgłoś nadużycie regulaminu',
  'Следующая новость: Мост открыли после ремонта',
  'Sepetinizde ürün bulunmuyor',
  '购买此商品的顾客还购买了',
  '3000円以上のお買い上げで送料無料',
  '쓰기 권한이 없습니다',
  'التعليقات لا تعبر عن رأي الموقع',
  "You've read 2 of 3 free articles this month.",
  '© Wehrbote Verlag GmbH. Alle Rechte vorbehalten.',
  'Мы используем файлы cookie. Продолжая пользоваться сайтом, вы соглашаетесь с их использованием.',
  'Wir verwenden Cookies. Wenn Sie weitersurfen, stimmen Sie der Verwendung zu.',
  'Wij gebruiken cookies. Door verder te surfen gaat u hiermee akkoord.',
])('%s goes', (line) => {
  expect(gone(line, prose(3), prose(4), FOOT)).toEqual([line, FOOT])
})

test.each([
  'Nobody has replied.',
  'The film will start shortly.',
  'Donations keep the church open.',
  'You must be a registered member to vote.',
  'No pages were found in the burnt book.',
])('%s stays in a text without a line of sites', (line) => {
  expect(gone(line, prose(3), prose(4))).toEqual([])
})

test('the text of a banner speaks for its buttons', () => {
  expect(gone(FOOT, prose(3), prose(4))).toEqual([FOOT])
})

test.each([
  'The video is not available to the defence, the court heard.',
  'The plan costs $9.99 a month, and comes with 50 GB of storage.',
  'We collect your email address when you sign up for our newsletter.',
  'Last updated: 4 May 2023',
  'Your privacy rights',
  'Homepage: https://ferry.example/sails',
  'Следующая статья закона говорит о штрафах.',
  '下一篇文章我们将谈谈这条河。',
  '版权所有者可以向法院起诉。',
  '次の記事では川について述べる。',
  'كن أول من يدخل البيت، همست له.',
  'Wyniki wyszukiwania zaginionych',
  'This article was made possible by the reform of 1911.',
  'Was meinst du?',
  '¿Qué opinas?',
])('%s stays', (line) => {
  expect(gone(line, prose(3), prose(4))).toEqual([])
})
