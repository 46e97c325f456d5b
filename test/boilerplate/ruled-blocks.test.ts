/** What the match of a rule is worth where its block stands: in lists, in glossaries, in licences, in menus. */
import { describe, expect, test } from 'vitest'
import { allRules } from '../../src/boilerplate/all-rules.js'
import { findBoilerplate, goesAsBoilerplate } from '../../src/boilerplate/boilerplate.js'
import { matcherFor } from '../../src/boilerplate/rule-matcher.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'

const matcher = matcherFor(allRules([]))
const PROSE = 'The mill at the weir ground corn for four villages until the spring of the long flood.'
const MORE = 'Her brother kept the sluice, and wrote down each morning how high the water stood.'

/** The blocks of one document that go. */
function goneFrom(blocks: readonly string[]): readonly string[] {
  const read = new Fingerprints(64, matcher)
  const { blocks: count } = read.add(Buffer.from(blocks.join('\n\n')), false)
  expect(count).toBe(blocks.length)
  const corpus = corpusOf(read)
  const found = findBoilerplate(corpus, [{ firstBlock: 0, blocks: count, site: '' }], matcher.rules, null, {
    boilerplate: 'remove',
    mode: 'balanced',
    level: 'passage',
  })
  return blocks.filter((_, block) => found !== null && goesAsBoilerplate(found, block))
}

describe('a list', () => {
  test.each<[string, readonly string[]]>([
    ['en', ['- Open the lid', '- Sign in', '- Fill the tank with water']],
    ['de', ['* Deckel öffnen', '* Anmelden', '* Tank mit Wasser füllen']],
    ['fr', ['• Ouvrir le couvercle', "• S'inscrire", "• Remplir le réservoir d'eau"]],
    ['es', ['- Abrir la tapa', '- Iniciar sesión', '- Llenar el depósito de agua']],
  ])('keeps its steps: %s', (_, items) => {
    expect(goneFrom([PROSE, ...items, MORE])).toEqual([])
  })

  test('keeps a step that stands alone', () => {
    expect(goneFrom([PROSE, '* Share', MORE])).toEqual([])
  })

  test('goes where all of it is labels, or beside other boilerplate', () => {
    const labels = ['- Sign in', '- Share this article', '- Read more']
    expect(goneFrom([PROSE, ...labels, MORE])).toEqual(labels)
    expect(goneFrom([PROSE, '* Share', 'Advertisement', MORE])).toEqual(['* Share', 'Advertisement'])
  })
})

describe('a list of questions', () => {
  const ASKED = ['How wet does a rope get?', PROSE, 'Who kept the sluice?', MORE]
  test.each<[string, string, string]>([
    ['en', 'How do I stop your letters?', 'You can unsubscribe from our newsletter at any time.'],
    ['de', '## Wie erfahre ich davon?', 'Abonnieren Sie unseren Newsletter.'],
    ['fr', 'Et par quelle voie ?', 'Abonnez-vous à notre newsletter.'],
  ])('keeps its answers: %s', (_, question, answer) => {
    expect(goneFrom([...ASKED, question, answer])).toEqual([])
    expect(goneFrom([question, answer, ...ASKED])).toEqual([])
    // One question may be the site's own, and what stands below an answer is none.
    expect(goneFrom([PROSE, question, answer, MORE])).toEqual([answer])
    expect(goneFrom([...ASKED, question, PROSE, answer])).toEqual([answer])
  })
})

describe('speech stays', () => {
  test.each([
    ['— Sign in!'],
    ['– Anmelden!'],
    ['— Подписаться?'],
    ['»Anmelden!«'],
    ['‹Partager›'],
    ["'Subscribe'"],
    ['-- Log in'],
  ])('%s', (line) => {
    expect(goneFrom([PROSE, line, MORE])).toEqual([])
  })
})

describe('a term and its definition stay', () => {
  test.each<[string, readonly string[]]>([
    ['en', ['Cookies', 'Newsletter', 'Privacy policy', 'Sitemap']],
    ['de', ['Newsletter', 'Datenschutz', 'Impressum', 'Warenkorb']],
    ['fr', ['Infolettre', 'Mentions légales', 'Panier', 'Commentaires']],
    ['it', ['Carrello', 'Note legali', 'Commenti', 'Newsletter']],
    ['ru', ['Рассылка', 'Корзина', 'Комментарии', 'Карта сайта']],
    ['zh', ['隐私政策', '购物车', '网站地图', '评论']],
  ])('%s', (_, terms) => {
    expect(goneFrom(terms.flatMap((term, i) => [term, i % 2 === 0 ? PROSE : MORE]))).toEqual([])
  })

  test('but four and more of them in a row are a menu', () => {
    const menu = ['Newsletter', 'Privacy policy', 'Sitemap', 'Archive']
    expect(goneFrom([PROSE, MORE, ...menu])).toEqual(menu)
    expect(goneFrom([PROSE, MORE, ...menu.slice(1)])).toEqual([])
  })
})

describe('a label of a page among the terms of a manual', () => {
  const [SAVE, COPY] = ['Saves the book to the disk.', 'Makes a second copy of the entry.']
  test.each<[string, string, string]>([
    ['en', 'Sort by date', 'Sets the order of the entries.'],
    ['de', 'Bericht drucken', 'Druckt den aktuellen Bericht.'],
    ['fr', 'Contenu sponsorisé', 'Montre ce que paie un autre.'],
    ['it', 'Chiudi', 'Chiude la scheda attiva.'],
    ['pt', 'Fechar', 'Fecha o diário em foco.'],
  ])('stays with what it means: %s', (_, label, meaning) => {
    const entry = [label, meaning]
    expect(goneFrom([PROSE, 'Save', SAVE, ...entry, 'Copy', COPY, MORE])).toEqual([])
    expect(goneFrom([PROSE, ...entry, 'Save', SAVE, 'Copy', COPY])).toEqual([])
    expect(goneFrom(['Field 7', 'Save', SAVE, 'Field 8', ...entry, 'Field 9', 'Copy', COPY])).toEqual([])
    // One entry may be a heading with its text, and a label above no text is none.
    expect(goneFrom([PROSE, 'Save', SAVE, ...entry, MORE])).toEqual([label])
    expect(goneFrom([PROSE, 'Save', SAVE, 'Copy', COPY, label])).toEqual([label])
  })

  test('goes where the text below each is all that there is', () => {
    expect(goneFrom(['Chiudi', SAVE, 'Chiudi', COPY, 'Chiudi', PROSE])).toEqual([
      'Chiudi',
      'Chiudi',
      'Chiudi',
    ])
  })
})

test('on a page a sentence of words of sites goes where it speaks to its reader, and stays where it is of others', () => {
  const notice = 'You can change your preferences and read this article at any time.'
  const frame = 'All rights reserved.'
  const prose = [
    'The newsletter is read by subscribers in the evening.',
    'Journalism is about the reader and the story, not about ads.',
    'Readers follow the news on Facebook and Instagram.',
  ]
  expect(goneFrom([PROSE, notice, MORE, frame])).toEqual([notice, frame])
  for (const line of prose) expect(goneFrom([PROSE, line, MORE, frame])).toEqual([frame])
})

describe('a copyright line', () => {
  const LINE = 'Copyright (c) 2004 Weir Society. All rights reserved.'
  const GRANT = 'Permission to copy this program is hereby granted to all, without any warranty.'

  test('goes at the foot of a page', () => {
    expect(goneFrom([PROSE, MORE, LINE])).toEqual([LINE])
    expect(goneFrom([PROSE, MORE, '© 2004 Weir Society'])).toEqual(['© 2004 Weir Society'])
  })

  test.each<[string, string]>([
    ['en', GRANT],
    ['en', 'Copying with or without modification is permitted if this notice stays; there is no warranty.'],
    ['de', 'Weitergabe und Bearbeitung des Quelltexts sind mit Genehmigung der Mühle gestattet.'],
    ['fr', 'Cette licence vaut autorisation de redistribuer le logiciel, sans aucune garantie.'],
    ['es', 'Esta licencia da permiso de redistribuir el programa sin garantia.'],
  ])('stays beside a licence: %s', (_, grant) => {
    expect(goneFrom([LINE, grant, PROSE])).toEqual([])
    expect(goneFrom([PROSE, LINE, 'Written at the weir', grant])).toEqual([])
  })

  test.each(['License: Apache-2.0', 'License: GPL-2+', 'Licence: MIT'])(
    'stays above a field: %s',
    (field) => {
      const holder = 'Copyright: 2015, The Harbour Office'
      expect(goneFrom([PROSE, holder, field, MORE])).toEqual([])
      expect(goneFrom([PROSE, `${holder}\n${field}`, MORE])).toEqual([])
      expect(goneFrom([PROSE, holder, 'License', MORE])).toEqual([holder])
    },
  )

  test('stays in a list of files and their licences, however far from a field', () => {
    const holder = 'Copyright: 2015, The Harbour Office'
    const far = [holder, PROSE, MORE, PROSE]
    expect(goneFrom([...far, 'License: MIT'])).toEqual([holder])
    expect(goneFrom([...far, 'License: MIT', MORE, 'License: Zlib'])).toEqual([])
  })

  test('stays in a document that is a licence, wherever it stands', () => {
    const text = [GRANT, PROSE, GRANT, MORE, GRANT, PROSE, MORE, PROSE, LINE]
    expect(goneFrom(text)).toEqual([])
  })
})

describe('prose that begins as a notice does stays', () => {
  test.each([
    ['You must register to vote.'],
    ['You must be registered to take seeds from the library.'],
    ['Access to all floors of the castle is by the west stair.'],
    ['Unfortunately the page was torn.'],
    ['Report a problem with a street lamp.'],
    ['Choose a plan for the garden before you dig.'],
    ['Lesen Sie auch die alten Briefe.'],
    ['Verpassen Sie nicht den Turm am Ende der Mauer.'],
    ['Accès à tous les étages du château.'],
    ['Ne manquez pas la chapelle au bout du chemin.'],
    ['No te pierdas la torre al final del muro.'],
    ['Leggi anche le vecchie lettere.'],
    ['Leia também as cartas antigas.'],
    ['Lees ook de oude brieven.'],
    ['Czytaj także stare listy.'],
    ['Читайте также старые письма.'],
    ['Comments are closed to the public until the trial ends.'],
    ['Subscribe to the church roof fund at the vestry door.'],
    ['Les commentaires sont fermés au public pendant le procès.'],
    ['Comments on the draft are closed until the council meets.'],
    ['Comments were turned off by the court for the length of the hearing.'],
    ['Comments are now closed to all but the heirs.'],
    ['Sign up for the harvest supper at the church hall.'],
    ['Register for the evening class at the town library.'],
    ['Join the choir on Thursday in the parish hall.'],
    ['Log in to the machine at the back of the shed.'],
    ['Share this bread with your neighbours.'],
    ['Read more slowly than you think you must.'],
    ['Follow us to the end of the pier.'],
    ['Support our local lifeboat at the quay on Sunday.'],
    ['Die Kommentare sind für die Öffentlichkeit geschlossen, bis das Urteil fällt.'],
    ['Abonnieren Sie die Kirchenbank für das ganze Jahr.'],
    ['Teilen Sie das Brot mit Ihren Nachbarn.'],
    ['Melden Sie sich beim Pfarrer für das Erntefest an.'],
    ['Folgen Sie uns bis an das Ende der Mole.'],
    ['Los comentarios están cerrados al público hasta que acabe el juicio.'],
    ['Comparte el pan con tus vecinos.'],
    ['Síguenos hasta el final del muelle.'],
    ['Inscríbete en la cena de la cosecha en la parroquia.'],
    ['Partagez le pain avec vos voisins.'],
    ["Suivez-nous jusqu'au bout de la jetée."],
    ['Inscrivez-vous au repas des moissons à la mairie.'],
    ['Os comentários estão fechados ao público até ao fim do julgamento.'],
    ['Inscreva-se na ceia da colheita na igreja.'],
    ['I commenti sono chiusi al pubblico fino alla fine del processo.'],
    ['Iscriviti alla cena del raccolto in parrocchia.'],
    ['Condividi il pane con i vicini.'],
    ['De reacties zijn gesloten voor het publiek tot het proces voorbij is.'],
    ['Schrijf u in voor het oogstmaal in de kerk.'],
    ['Komentarze są zamknięte dla publiczności do końca procesu.'],
    ['Zapisz się na kolację żniwną w parafii.'],
    ['Комментарии закрыты для публики до конца суда.'],
    ['Подпишитесь на ремонт крыши церкви у дверей ризницы.'],
    ['Поделитесь хлебом с соседями.'],
    ['Yorumlar duruşma bitene kadar halka kapalıdır.'],
    ['Kilise çatısı için kapıda abone olun.'],
    ['评论在审判结束之前不对公众开放。'],
    ['コメントは裁判が終わるまで公開されません。'],
    ['댓글은 재판이 끝날 때까지 공개되지 않습니다.'],
    ['التعليقات مغلقة أمام الجمهور حتى انتهاء المحاكمة.'],
    ['टिप्पणियाँ मुकदमे के अंत तक जनता के लिए बंद हैं।'],
  ])('%s', (line) => {
    expect(goneFrom([PROSE, line, MORE])).toEqual([])
  })
})

describe('what manuals have as labels', () => {
  const MANUAL = [
    'Version 2.4.1',
    'event code',
    'session id',
    'Error Code',
    'print line',
    'font-size',
    'Next page exchange failed',
    'block quote',
    '    Event code 0 (X)',
    '\tShow all comments',
    'error.code',
    'port1_active',
    'Redirecting to external hosts',
    'This feature is not available in worker threads.',
    'You must register the device before the first call:',
    'Unread comments are closed to the public until the trial ends.',
    'You must be logged in to run this command.',
    'This message is published after a connection is established.',
    'This topic is locked after the consumer commits its offset.',
    'This post was removed by the carpenter.',
    'The video is not available in this format.',
    'Please enable JavaScript in the settings of the telescope.',
    'Copied to the clipboard.',
  ]

  test('stays', () => {
    for (const line of MANUAL) expect(goneFrom([PROSE, line, MORE])).toEqual([])
  })

  test('goes from pages that have other boilerplate, if it may be a label of theirs', () => {
    const consent = 'We use cookies to improve your experience on our website.'
    expect(goneFrom([PROSE, 'Edit this page', MORE])).toEqual([])
    expect(goneFrom([PROSE, 'Edit this page', MORE, consent])).toEqual(['Edit this page', consent])
    expect(goneFrom([PROSE, 'error.code', MORE, consent])).toEqual([consent])
  })
})

describe('lines that ask for company', () => {
  const OFFER = 'No payment details required.'
  const QUESTION = 'Do you accept optional cookies?'

  test('vouch for each other if they are of two kinds', () => {
    expect(goneFrom([PROSE, OFFER, MORE])).toEqual([])
    expect(goneFrom([PROSE, QUESTION, MORE])).toEqual([])
    expect(goneFrom([PROSE, OFFER, MORE, QUESTION, PROSE])).toEqual([OFFER, QUESTION])
  })

  test('do not so in a text of many pages', () => {
    const long = Array.from({ length: 130 }, (_, i) => `${PROSE} ${i}`)
    expect(goneFrom([...long.slice(1), OFFER, MORE, QUESTION, ...long.slice(0, 1)])).toEqual([])
  })

  test('hold anywhere on a page if they are general, but for labels', () => {
    const consent = 'Ce site utilise des cookies pour améliorer votre expérience.'
    expect(goneFrom([PROSE, 'Voir les 12 commentaires', MORE])).toEqual([])
    expect(goneFrom([PROSE, 'Voir les 12 commentaires', MORE, consent])).toEqual([
      'Voir les 12 commentaires',
      consent,
    ])
    expect(goneFrom([PROSE, '12 € par mois', MORE, consent])).toEqual([consent])
  })
})

test('the rest of a sentence that its lines are broken in stays', () => {
  const verse = [
    'If the morning finds you well',
    'get in touch with us by email',
    'and tell us of the hearing',
  ]
  const alone = 'get in touch with us by email'
  const consent = 'We use cookies to improve your experience on our website.'
  expect(goneFrom([PROSE, ...verse, MORE, consent])).toEqual([consent])
  expect(goneFrom([PROSE, alone, MORE, consent])).toEqual([alone, consent])
})

test('a colon leads on to what stays', () => {
  const labels = ['Subscription', 'Comments', 'Advertisement']
  expect(goneFrom([PROSE, ...labels, MORE])).toEqual(labels)
  const led = labels.map((label, i) => (i === 1 ? `${label}:` : label))
  expect(goneFrom([PROSE, ...led, MORE])).toEqual(['Advertisement'])
})

test('one that is all a text has of them and leads on to what stays is no label', () => {
  const lead = 'Follow us on:'
  const consent = 'We use cookies to improve your experience on our website.'
  expect(goneFrom([PROSE, lead, MORE])).toEqual([])
  expect(goneFrom([PROSE, lead, MORE, consent])).toEqual([lead, consent])
})

test('a title is no label, unless the text has others', () => {
  const title = 'Privacy settings'
  const consent = 'We use cookies to improve your experience on our website.'
  expect(goneFrom([title, PROSE, MORE])).toEqual([])
  expect(goneFrom([PROSE, title, MORE])).toEqual([title])
  expect(goneFrom([title, PROSE, MORE, consent])).toEqual([title, consent])
  expect(goneFrom(['Skip to main content', PROSE, MORE])).toEqual(['Skip to main content'])
})

test('a line at the margin above what is set in is a heading', () => {
  const heading = 'Privacy settings'
  const set = (text: string) => `       ${text}`
  expect(goneFrom([set(PROSE), heading, MORE])).toEqual([heading])
  expect(goneFrom([set(PROSE), heading, set(MORE)])).toEqual([])
  expect(goneFrom([set(PROSE), heading, set('- rope, wax and a lamp')])).toEqual([heading])
})

test('one short label in a book may be chance', () => {
  const chapters = Array.from({ length: 200 }, (_, i) => `${PROSE} ${i}`)
  const label = 'Privacy settings'
  expect(goneFrom([...chapters.slice(1), label, MORE])).toEqual([])
  expect(goneFrom([...chapters.slice(150), label, MORE])).toEqual([label])
  expect(goneFrom([...chapters.slice(1), label, MORE, label, PROSE])).toEqual([label, label])
})

test('all copyright lines above a licence stay', () => {
  const lines = ['Ada Weir', 'Mill and Sons', 'Otto Sluice'].map(
    (owner, i) => `Copyright (c) ${2001 + i} ${owner}`,
  )
  const grant =
    'Permission is hereby granted, free of charge, to any person obtaining a copy of this software.'
  expect(goneFrom([PROSE, ...lines, grant, MORE])).toEqual([])
  expect(goneFrom([PROSE, ...lines, MORE])).toEqual(lines)
})

test('copyright lines of more than three owners are credits', () => {
  const lines = ['Ada Weir', 'Mill and Sons', 'Otto Sluice', 'the Harbour Press'].map(
    (owner, i) => `Copyright ${2001 + i} ${owner}. All rights reserved.`,
  )
  expect(goneFrom([PROSE, ...lines.slice(1), MORE])).toEqual(lines.slice(1))
  expect(goneFrom([PROSE, ...lines, MORE])).toEqual([])
  // The same line on every sheet is one owner.
  const sheets = Array.from({ length: 5 }, () => lines[0])
  expect(goneFrom(sheets.flatMap((line, i) => [`${PROSE} ${i}`, line]))).toEqual(sheets)
})
