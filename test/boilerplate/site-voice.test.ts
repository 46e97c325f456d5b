/** Lines in the voice of a site, without rules: told by what they are made of, unless the text around them speaks of the same. */
import { describe, expect, test } from 'vitest'
import { allRules } from '../../src/boilerplate/all-rules.js'
import { matcherFor } from '../../src/boilerplate/rule-matcher.js'
import { found } from './found.js'
import { prose } from './pages.js'

const NOTICES: readonly (readonly [string, string])[] = [
  ['en', 'Please log in to your account, or subscribe to our newsletter to keep reading.'],
  ['de', 'Bitte abonnieren Sie unseren Newsletter oder melden Sie sich mit Ihrem Abo an.'],
  ['fr', 'Abonnez-vous à notre newsletter ou connectez-vous à votre compte.'],
  ['es', 'Suscríbete a nuestro boletín o inicia sesión en tu cuenta.'],
  ['pt', 'Assine a nossa newsletter ou faça login na sua conta.'],
  ['it', 'Iscriviti alla nostra newsletter o accedi al tuo account.'],
  ['nl', 'Abonneer je op onze nieuwsbrief of log in met je account.'],
  ['pl', 'Zapisz się na nasz newsletter albo zaloguj się na swoje konto.'],
  ['ru', 'Подпишитесь на нашу рассылку или войдите в ваш аккаунт.'],
  ['tr', 'Lütfen bültenimize abone olun veya hesabınıza giriş yapın.'],
  ['zh', '请登录您的账号，或订阅我们的电子报，继续阅读全文。'],
  ['ja', '続きを読むには会員登録またはログインしてください。'],
  ['ko', '뉴스레터를 구독하고 계정에 로그인하세요.'],
  ['ar', 'اشترك في نشرتنا البريدية أو سجل الدخول إلى حسابك.'],
  ['hi', 'कृपया हमारे न्यूज़लेटर को सब्सक्राइब करें और अपने खाते में लॉग इन करें।'],
]

/** Six paragraphs of over twenty words. */
const STORY = Array.from({ length: 6 }, (_, i) => `${prose(10 + i * 2)} ${prose(11 + i * 2)}`)

describe('a notice among prose', () => {
  test.each(NOTICES)('%s', (_, notice) => {
    const text = [...STORY.slice(0, 3), notice, ...STORY.slice(3)]
    expect(found(text, 'strict')).toEqual([])
    expect(found(text, 'balanced')).toEqual([[notice, 'voice/notice', true]])
    expect(found(text, 'aggressive')).toEqual([[notice, 'voice/notice', true]])
  })

  test('stays, and is not told of, where its name is switched off', () => {
    const [, notice] = NOTICES[0]
    const text = [...STORY.slice(0, 3), notice, ...STORY.slice(3)]
    expect(found(text, 'balanced', null, 'remove', ['voice/notice'])).toEqual([])
    expect(found(text, 'balanced', null, 'remove', ['voice/beside-boilerplate'])).toHaveLength(1)
  })

  test('that says less plainly what it is only guesses', () => {
    const line = 'Sign up with your usual account to share it.'
    const text = [prose(1), line, prose(2)]
    expect(found(text, 'balanced')).toEqual([[line, 'guess/site-voice', false]])
    expect(found(text, 'aggressive')).toEqual([[line, 'guess/site-voice', true]])
  })

  test('stays where its sentence goes on in the next line, or began in the one before', () => {
    const matcher = matcherFor(allRules([]))
    const voices = (lines: readonly string[]) =>
      found([prose(1), 'Share this article', ...lines, 'Share this article', prose(2)], 'aggressive', matcher)
        .map(([, rule]) => rule)
        .filter((rule) => rule?.includes('voice/'))
    const half = 'Comments and replies of members are'
    expect(voices([half])).toEqual(['voice/beside-boilerplate'])
    expect(voices([half, 'held in a drawer below the stairs, as long as the weir stands.'])).toEqual([])
    expect(
      voices(['A drawer below the stairs of the weir is', 'kept for comments and replies of members']),
    ).toEqual([])
    expect(voices([half, 'Held in a drawer below the stairs, as long as the weir stands.'])).toHaveLength(1)
  })

  test('only guesses in a text of a few sentences: it may be the answer to a question', () => {
    const [, notice] = NOTICES[0]
    expect(found([prose(1), notice, prose(2)], 'balanced')).toEqual([[notice, 'guess/site-voice', false]])
  })

  test('stays in a text that speaks of the same', () => {
    const notice = 'Please log in to your account, or subscribe to our newsletter to keep reading.'
    const about =
      'Readers who subscribe to the newsletter of the museum find its cookies, its inbox and its unsubscribe link tiresome, the survey says.'
    expect(found([about, notice, prose(2)], 'aggressive')).toEqual([])
  })
})

describe('a text that speaks to its reader all along', () => {
  const POLICIES: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'en',
      'We use cookies that you can refuse in your browser, and, if you opt in, cookies for ads. You can change that at any time.',
      [
        'When you hire a boat from us we write down your name and your address, and we ask you for a card so that you bring it back.',
        'If you lose your oars we charge you for them. We do not charge you for those that the weir takes, since we lose ours there as well.',
        'You may ask us at any time what we know of you, and we will read it to you at the desk or send it to you in a letter.',
        'We burn our old books every spring. If you want yours before that, you can fetch it from us until the first of March.',
      ],
    ],
    [
      'de',
      'Wir verwenden Cookies, die Sie in Ihrem Browser ablehnen können, und mit Ihrer Einwilligung Cookies für Werbung.',
      [
        'Wenn Sie bei uns ein Boot leihen, schreiben wir Ihren Namen und Ihre Anschrift auf und bitten Sie um Ihre Karte, damit Sie es zurückbringen.',
        'Verlieren Sie Ihre Ruder, so stellen wir sie Ihnen in Rechnung. Was Ihnen das Wehr nimmt, berechnen wir Ihnen nicht, denn uns geht es dort wie Ihnen.',
        'Sie können uns jederzeit fragen, was wir von Ihnen wissen, und wir lesen es Ihnen am Schalter vor oder schicken Ihnen einen Brief.',
        'Unsere alten Bücher verbrennen wir im Frühjahr. Möchten Sie Ihres vorher haben, so holen Sie es bis Anfang März bei uns ab.',
      ],
    ],
  ]

  test.each(POLICIES)('keeps what it says of its site: %s', (_, line, [first, second, ...rest]) => {
    const removed = (text: readonly string[]) =>
      found(text, 'balanced').flatMap(([block, , goes]) => (goes ? [block] : []))
    expect(removed([first, second, line, ...rest])).toEqual([])
    // Among a story the same line is a notice.
    expect(removed([...STORY.slice(0, 3), line, ...STORY.slice(3)])).toEqual([line])
  })
})

describe('prose stays', () => {
  test.each([
    ['Comments are closed to the public until the trial ends.'],
    ['Subscribe to the church roof fund at the vestry door.'],
    ['Les commentaires sont fermés au public pendant le procès.'],
    ['He was told to log in to his account, and to subscribe to the newsletter.'],
    ['She baked cookies for our neighbours and sold them at your door.'],
    ['Wir baten den Wirt, die Zeitung zu abonnieren, und er lachte.'],
    ['Elle avait dit que vous étiez abonné à la lettre du village.'],
    ['Your accounts of the flood and our own agree in most things.'],
    ['Он сказал, что вы подписаны на газету и читаете наши новости.'],
    ['彼はあなたの記事を読み、会員に登録したと言った。'],
    ['他说你们的会员费已经付了，请大家继续阅读。'],
    ['This is not an exhaustive list however.'],
  ])('%s', (line) => {
    expect(found([prose(1), line, prose(2)], 'aggressive')).toEqual([])
  })
})
