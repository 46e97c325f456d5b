/** The rules that ship hold what they say, and take no real prose. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matcherFor } from '../../src/boilerplate/rule-matcher.js'
import { shippedRules } from '../../src/boilerplate/shipped-rules.js'
import { testRules } from '../../src/boilerplate/test-rules.js'
import { match } from './match.js'

const rules = shippedRules()
const matcher = matcherFor(rules)

test('every example holds', () => {
  expect(testRules(rules)).toEqual([])
})

test('every language has its patterns', () => {
  const count = new Map<string, number>()
  for (const { language, patterns } of rules)
    count.set(language, (count.get(language) ?? 0) + patterns.length)
  const least = { en: 300, de: 100, fr: 100, es: 100, zh: 100, pt: 60, it: 60, nl: 60, pl: 60, ru: 60 }
  for (const [language, patterns] of Object.entries(least))
    expect(count.get(language)).toBeGreaterThanOrEqual(patterns)
  for (const language of ['tr', 'ja', 'ko', 'ar', 'hi'])
    expect(count.get(language)).toBeGreaterThanOrEqual(40)
})

test('no example matches inside a longer sentence', () => {
  const examples = rules.flatMap((rule) => rule.matches)
  const before = [
    'The miller wrote on the door',
    'In 1904 Harrow read aloud the words',
    'Nobody there could tell why',
  ]
  const after = [
    'and then went down to the river',
    'before the second winter of the war',
    'which his sister never forgave',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...examples),
      fc.constantFrom(...before),
      fc.constantFrom(...after),
      (example, left, right) => {
        const inside = example.replace(/\s*\n\s*/g, ' ')
        const text = `${left} ${inside} ${right}`.slice(0, 600)
        expect(match(matcher, text)).toEqual({ block: null })
      },
    ),
    { numRuns: 1000 },
  )
})

describe('real prose stays', () => {
  test.each<[string, readonly string[]]>([
    [
      'en',
      [
        'Be polite and respectful.',
        'You have two days left.',
        'Be the first to jump, and the others will follow.',
        'Moderators read every comment before the debate began, an official said.',
        'A commission was paid if you sold the farm through his brother.',
        'Please confirm your address in writing.',
        'Nobody has replied.',
        'Subscribe to two magazines and you will read neither, my aunt used to say.',
        'He had reached the limit of his patience with the gate.',
        'Cookies were handed out at the door, one to a child.',
        'The advertisement drew forty letters, none of them from the county.',
        'Log books from the harbour were kept until 1911.',
        'Sign in at the desk before you climb the tower, the notice said, and sign out again.',
        'We use cookies made of oats for the trials because the mice prefer them.',
        'Share prices fell for a third day.',
        'Follow the path on the left until you meet the wall.',
        'All rights reserved to the crown were sold within a year.',
        'Copyright was unknown to the scribes who copied the psalter.',
        'Comments on the draft came mostly from anglers.',
        'More than half of the readers wrote back.',
        'Read the second chapter first and the third not at all.',
        'Print runs were small, and the paper was worse each year.',
        'By continuing the dig through the winter they lost two men and found the chapel.',
        'Access to the quarry was denied to the villagers.',
        'The newsletter reached its readers by boat.',
        'Previous owners of the mill had bricked up the wheel.',
        'You can unsubscribe from a newspaper but not from the news.',
        'If you buy through an agent, he earns a commission of two per cent and you learn nothing.',
        'Related to the heron, the bittern hides better.',
        'Already a widow at thirty, she took over the ferry.',
        'Your email to the council arrived a day late.',
        'Play stopped at noon when the light failed.',
        'Never miss a tide, the pilots say, for the next one is worse.',
        'Thank you for your letter of March 3, which reached me at the weir.',
        'Terms of service in the navy were cut to nine years.',
      ],
    ],
    [
      'de',
      [
        'Sagen Sie uns, was Sie gesehen haben.',
        'Sie haben noch zwei Tage.',
        'Mit der Unterschrift akzeptieren Sie den Frieden.',
        'Anzeige erstattete niemand, denn alle hatten weggesehen.',
        'Wir verwenden im Labor Kekse aus Hafer, weil die Mäuse sie lieber fressen.',
        'Teilen heißt, dass einer schneidet und der andere wählt.',
        'Lesen Sie laut, dann hören Sie, wo der Satz hinkt.',
        'Alle Rechte am Wald gingen an die Krone.',
        'Kommentare zum Gesetz füllen im Archiv zwei Regale.',
        'Weitere Artikel des Vertrags regeln die Fischerei.',
        'Abonnenten der alten Zeitung bekamen jahrelang Post aus Leipzig.',
      ],
    ],
    [
      'fr',
      [
        'Il vous reste deux jours.',
        'Dites-nous ce que vous avez vu.',
        'La publicité de la séance fut levée à la demande du maire.',
        'Partager le pain était chez eux une affaire de couteau.',
        'Les commentaires du notaire tenaient en trois lignes.',
        'Lire la suite des rois, c’est compter les morts.',
        'Tous droits réglés, le bateau quitta le port.',
        'Nous utilisons des cookies à l’avoine pour nourrir les souris du laboratoire.',
      ],
    ],
    [
      'es',
      [
        'Te quedan dos días.',
        'Avísame cuando llegue mi hermano.',
        'La publicidad de las sesiones molestaba al alcalde.',
        'Compartir el agua fue siempre cosa de horas y de turnos.',
        'Los comentarios del notario ocupan tres líneas.',
        'Todos los derechos de paso se vendieron en un año.',
        'Leer más libros no lo hizo más sabio.',
      ],
    ],
    [
      'zh',
      [
        '这把锤子对您有帮助吗？',
        '他订阅了三份报纸，却一份也不看。',
        '广告登出以后，来信有四十封，没有一封是本县的。',
        '评论家说这出戏太长，观众却嫌它太短。',
        '分享了最后一块饼，他们才开始说话。',
        '版权在那个年代还没有人提起。',
        '登录小岛的人要先等潮水退去。',
      ],
    ],
    ['pt', ['A publicidade das sessões incomodava o prefeito.', 'Leia devagar e ouvirá onde a frase manca.']],
    [
      'it',
      [
        'La pubblicità delle sedute dava fastidio al sindaco.',
        'Leggi due volte la stessa riga e vedrai il mare.',
      ],
    ],
    [
      'nl',
      ['De advertentie leverde veertig brieven op.', 'Deel het veld in vieren en laat één deel liggen.'],
    ],
    [
      'pl',
      [
        'Reklama w gazecie przyniosła czterdzieści listów.',
        'Czytaj powoli, a usłyszysz, gdzie zdanie kuleje.',
      ],
    ],
    ['ru', ['Реклама в газете принесла сорок писем.', 'Читать далее при такой лампе было нельзя.']],
    ['tr', ['Reklam gazetede üç hafta durdu, kimse aramadı.']],
    ['ja', ['広告が出てから四十通の手紙が来た。', '続きを読む前に灯が消えた。']],
    ['ko', ['광고가 나간 뒤 편지가 마흔 통 왔다.', '댓글보다 편지가 먼저 도착하던 시절이었다.']],
    ['ar', ['كان الإعلان في الجريدة ثلاثة أسابيع ولم يتصل أحد.']],
    ['hi', ['विज्ञापन तीन हफ्ते छपा और किसी ने फोन नहीं किया।']],
  ])('%s', (_, sentences) => {
    for (const text of sentences) {
      expect([text, match(matcher, text)]).toEqual([text, { block: null }])
    }
  })
})
