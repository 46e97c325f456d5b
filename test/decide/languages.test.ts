/**
 * Copies, near copies and facts in the languages with rules. Each has a paragraph that goes as a copy; goes with a word
 * put in another way, where the script tells names by their capitals; and stays with another fact in the place of one:
 * the opposite, a negation, a unit.
 */
import { describe, expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'

async function left(first: string, second: string): Promise<string> {
  const { cleaned } = await dedupe([
    { path: 'a.txt', text: first },
    { path: 'b.txt', text: second },
  ])
  const copy = [...cleaned].find(({ path }) => path === 'b.txt')
  return Buffer.from(copy?.text ?? '').toString('utf8')
}

interface Language {
  /** A paragraph of forty words, or eighty characters, with {} in the places of words. */
  readonly text: string
  readonly words: readonly string[]
  /** Another word in place of one, by its number, that goes; none where each new word may be a name. */
  readonly edit?: readonly [number, string]
  readonly facts: readonly (readonly [number, string])[]
}

const LANGUAGES: Record<string, Language> = {
  en: {
    text: 'The {} gate of the lower harbour is {} from the end of the winter until the last ferry of the evening has left, and who wants to bring a cart onto the quay {} ask the keeper, who lives five {} up the hill behind the chapel.',
    words: ['wooden', 'open', 'must', 'miles'],
    edit: [0, 'timber'],
    facts: [
      [1, 'closed'],
      [2, 'cannot'],
      [3, 'kilometres'],
    ],
  },
  de: {
    text: 'das {} tor am unteren hafen ist vom ende des winters an bis zur abfahrt der letzten abendlichen fähre {} und wer mit einem wagen auf den kai fahren will {} den wärter fragen der {} den hügel hinauf hinter der kapelle wohnt und am abend lange wach ist.',
    words: ['hölzerne', 'geöffnet', 'muss', 'links'],
    edit: [0, 'morsche'],
    facts: [
      [1, 'geschlossen'],
      [2, 'darf'],
      [3, 'rechts'],
    ],
  },
  fr: {
    text: 'la {} porte du port bas reste {} depuis la fin de l’hiver et jusqu’au départ du bateau du soir, et qui veut amener une charrette sur le quai {} demander au gardien qui habite en {} de la colline derrière la petite chapelle du vieux village.',
    words: ['lourde', 'ouverte', 'doit', 'haut'],
    edit: [0, 'massive'],
    facts: [
      [1, 'fermée'],
      [2, 'peut'],
      [3, 'bas'],
    ],
  },
  es: {
    text: 'la {} puerta del puerto bajo queda {} desde el final del invierno y hasta la salida del barco de la tarde, y quien quiera llevar un carro al muelle {} preguntar al guarda que vive {} de la capilla vieja en la colina sobre el pueblo de pescadores.',
    words: ['pesada', 'abierta', 'debe', 'antes'],
    edit: [0, 'enorme'],
    facts: [
      [1, 'cerrada'],
      [2, 'puede'],
      [3, 'después'],
    ],
  },
  it: {
    text: 'la {} porta del porto basso resta {} dalla fine dell’inverno e fino alla partenza del traghetto della sera, e chi vuole portare un carro sul molo {} chiedere al custode che abita a {} della cappella vecchia sulla collina sopra il paese dei pescatori.',
    words: ['pesante', 'aperta', 'deve', 'destra'],
    edit: [0, 'enorme'],
    facts: [
      [1, 'chiusa'],
      [2, 'può'],
      [3, 'sinistra'],
    ],
  },
  pt: {
    text: 'a {} porta do porto baixo fica {} desde o fim do inverno e até a saída do barco da tarde, e quem quiser levar um carro ao cais {} perguntar ao guarda que vive à {} da capela velha na colina sobre a vila dos pescadores do norte.',
    words: ['pesada', 'aberta', 'deve', 'direita'],
    edit: [0, 'enorme'],
    facts: [
      [1, 'fechada'],
      [2, 'pode'],
      [3, 'esquerda'],
    ],
  },
  nl: {
    text: 'de {} poort van de lage haven is {} vanaf het einde van de winter en tot het vertrek van de late boot, en wie met een wagen op de kade wil komen {} de wachter vragen die {} van de oude kapel woont op de heuvel achter het dorp.',
    words: ['zware', 'open', 'moet', 'links'],
    edit: [0, 'logge'],
    facts: [
      [1, 'gesloten'],
      [2, 'mag'],
      [3, 'rechts'],
    ],
  },
  pl: {
    text: 'ta {} brama dolnego portu jest {} od samego końca zimy aż do odejścia ostatniego wieczornego promu i kto chce wjechać wozem na nabrzeże {} zapytać strażnika który mieszka po {} stronie starej kaplicy na wzgórzu za wsią rybaków gdzie wieczorem pali światło i długo czyta stare księgi.',
    words: ['ciężka', 'otwarta', 'musi', 'lewo'],
    edit: [0, 'drewniana'],
    facts: [
      [1, 'zamknięta'],
      [2, 'może'],
      [3, 'prawo'],
    ],
  },
  ru: {
    text: 'эта {} калитка нижней гавани {} с самого конца зимы и до отхода вечернего парома, и кто хочет въехать на причал с телегой {} спросить сторожа, который живёт {} от старой часовни на холме за деревней рыбаков, где вечером горит лампа и долго слышно море за окном.',
    words: ['тяжёлая', 'открыта', 'должен', 'слева'],
    edit: [0, 'дубовая'],
    facts: [
      [1, 'закрыта'],
      [2, 'может'],
      [3, 'справа'],
    ],
  },
  tr: {
    text: 'aşağı limanın {} kapısı kışın bitiminden beri akşam vapuru kalkana kadar hep {} durur ve iskeleye araba ile girmek isteyen kişi bekçiye sormak {} çünkü bekçi eski kilisenin {} tarafında balıkçı köyünün ardındaki tepede oturur ve geceleri lambası geç saate dek yanar sonra denizin sesi duyulur eve kadar gelir.',
    words: ['ağır', 'açık', 'zorunda', 'sağ'],
    edit: [0, 'tahta'],
    facts: [
      [1, 'kapalı'],
      [3, 'sol'],
    ],
  },
  zh: {
    text: '下港的木门从冬末起一直到晚间渡船离开为止都是{}着的，要把货车开上码头的人应当先去问看门人，他住在旧教堂{}边的山坡上，门前有一棵老树，晚上窗子里的灯会亮到很迟，渔村的孩子们常常坐在那里听他讲从前海上的故事，直到母亲来叫他们回家吃饭。',
    words: ['开', '左'],
    facts: [
      [0, '关'],
      [1, '右'],
    ],
  },
  ja: {
    text: '下の港の木の門は冬の終わりから夕方の渡し船が出るまでずっと{}いていて、荷車を岸壁に入れたい人はまず門番に尋ねることになっている。門番は古い礼拝堂の{}側の丘に住み、夜おそくまで窓の明かりがともり、漁村の子どもたちはよくそこで昔の海の話を聞いている。',
    words: ['開', '左'],
    facts: [
      [0, '閉'],
      [1, '右'],
    ],
  },
  ko: {
    text: '아래 항구의 {} 문은 겨울이 끝날 때부터 저녁 배가 떠날 때까지 늘 {} 있으며 수레를 부두에 들이려는 사람은 먼저 문지기에게 물어야 하는데 그는 낡은 예배당 {} 언덕 위에 살고 밤늦게까지 창문에 불을 밝혀 두며 어촌의 아이들은 자주 그곳에 앉아 옛날 바다 이야기를 듣다가 어머니가 부르면 집으로 돌아가곤 한다.',
    words: ['무거운', '열려', '왼쪽'],
    facts: [
      [1, '닫혀'],
      [2, '오른쪽'],
    ],
  },
  ar: {
    text: 'يبقى الباب {} في الميناء السفلي {} منذ نهاية الشتاء وحتى رحيل مركب المساء ومن أراد أن يدخل عربة إلى الرصيف فعليه أن يسأل الحارس الذي يسكن إلى {} الكنيسة القديمة على التل وراء قرية الصيادين حيث يضيء مصباحه حتى وقت متأخر من الليل ويجلس الأولاد عنده ليسمعوا حكايات البحر القديمة.',
    words: ['الثقيل', 'مفتوحا', 'يمين'],
    facts: [
      [1, 'مغلقا'],
      [2, 'يسار'],
    ],
  },
  hi: {
    text: 'निचले बंदरगाह का {} फाटक जाड़े के अंत से शाम की नाव के जाने तक हमेशा {} रहता है और जो कोई घाट पर गाड़ी लाना चाहे उसे पहले चौकीदार से पूछना होता है जो पुराने गिरजाघर के {} पहाड़ी पर रहता है और रात देर तक उसकी खिड़की में दीया जलता है जहाँ मछुआरों के बच्चे समुद्र की कहानियाँ सुनते हैं।',
    words: ['भारी', 'खुला', 'बाएँ'],
    facts: [
      [1, 'बंद'],
      [2, 'दाएँ'],
    ],
  },
}

function filled({ text, words }: Language, other?: readonly [number, string]): string {
  return words.reduce((out, word, i) => out.replace('{}', other?.[0] === i ? other[1] : word), text)
}

describe.each(Object.entries(LANGUAGES))('%s', (_, language) => {
  const text = filled(language)

  test('a copy goes', async () => {
    expect(await left(text, text)).toBe('')
  })

  test.runIf(language.edit !== undefined)('with another word, it goes', async () => {
    expect(await left(text, filled(language, language.edit))).toBe('')
  })

  test.each(language.facts)('with another fact, it stays: %s %s', async (place, word) => {
    const other = filled(language, [place, word])
    expect(await left(text, other)).toBe(other)
  })
})
