/** Paragraphs of more than forty words, in which one word is the opposite of that in an earlier one: both stay. */
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'

const ENGLISH =
  'The members of the rowing club came to the old boathouse on a windy evening, brought soup and bread with them, talked for hours about the leaking roof and the new jetty, and in the end it was _ by the chair, after which all of them walked home along the dark towpath.'
const GERMAN =
  'Die Mitglieder des kleinen Rudervereins kamen an einem windigen Abend in das alte Bootshaus, brachten Suppe und Brot mit, sprachen stundenlang über das undichte Dach und den neuen Steg, und am Ende wurde der Antrag _, worauf alle zusammen durch das dunkle Tal nach Hause liefen und dabei sangen.'
const FRENCH =
  'Les membres du petit club de rameurs sont venus dans le vieux hangar près du barrage, ont apporté de la soupe et du pain, ont parlé pendant des heures du toit qui fuit et du ponton neuf, et pour finir le projet fut _, puis tout le monde est rentré en chantant par le chemin sombre.'
const SPANISH =
  'Los miembros del pequeño club de remo vinieron al viejo cobertizo junto a la presa, trajeron sopa y pan para la cena, hablaron durante horas del tejado que gotea y del muelle que falta, y para terminar el plan fue _, y luego volvieron a casa cantando por el camino oscuro que sigue la orilla.'
const ITALIAN =
  'I soci del piccolo circolo dei canottieri vennero nella vecchia rimessa vicino alla diga, portarono zuppa e pane per la cena, parlarono per ore del tetto che perde e del pontile nuovo, e per finire il progetto fu _, dopo di che tornarono a casa cantando lungo la strada buia.'
const PORTUGUESE =
  'Os membros do pequeno clube de remo vieram ao velho barracão junto da represa, trouxeram sopa e pão para a ceia, falaram durante horas do telhado que pinga e do cais que falta, e para terminar o plano foi _, e depois voltaram para casa cantando pelo caminho escuro que segue a margem.'
const DUTCH =
  'De leden van de kleine roeivereniging kwamen op een winderige dag naar het oude boothuis bij de stuw, brachten soep en brood mee, spraken uren over het lekkende dak en de steiger, en tot slot werd het plan _, waarna iedereen samen door het donkere dal naar huis liep en zong.'
const POLISH =
  'Członkowie małego klubu wioślarskiego przyszli w wietrzny dzień do starej szopy przy tamie, przynieśli zupę i chleb, rozmawiali godzinami o dziurawym dachu i o pomoście, a na końcu plan został _, po czym wszyscy razem poszli do domu ciemną drogą wzdłuż rzeki i śpiewali głośno dawne piosenki znane z dzieciństwa.'
const RUSSIAN =
  'Члены небольшого клуба гребцов пришли ветреным днем в старый сарай у плотины, принесли с собой суп и хлеб, часами говорили о дырявой крыше и о причале, а в завершение план был _, после чего они все вместе пошли домой по темной дороге вдоль реки и громко пели песни, которые знали с детства.'
const TURKISH =
  'Küçük kürek kulübünün üyeleri rüzgarlı bir havada bentin yanındaki eski kayıkhaneye geldiler, yanlarında çorba ve ekmek getirdiler, saatlerce akan çatıdan ve iskeleden söz ettiler, konuşmanın ardından plan _ ve hepsi birlikte nehir boyunca uzanan karanlık yoldan şarkı söyleyerek evlerine döndüler, çocukları da onları kapıda bekliyordu, çorba soğumuştu ama kimse aldırmadı.'

async function left(text: string, ...words: readonly string[]): Promise<readonly string[]> {
  const documents = words.map((word, at) => ({ path: `${at}.txt`, text: text.replace('_', word) }))
  const { cleaned } = await dedupe(documents)
  return [...cleaned].map((copy, at) => {
    const stays = Buffer.from(copy.text).toString()
    return stays === '' ? '' : stays === documents[at].text ? words[at] : stays
  })
}

test.each([
  [ENGLISH, 'decided', 'refused'],
  [ENGLISH, 'held that it would be built', 'held that it could be built'],
  [ENGLISH, 'left before the ferry', 'left behind the ferry'],
  [ENGLISH, 'found to be edible', 'found to be poisonous'],
  [ENGLISH, 'declared valid', 'declared void'],
  [ENGLISH, 'priced at 1,250 crowns', 'priced at 1250 crowns'],
  [GERMAN, 'als harmlos eingestuft', 'als giftig eingestuft'],
  [SPANISH, 'respaldado', 'descartado'],
  [GERMAN, 'beschlossen', 'abgelehnt'],
  [FRENCH, 'adopté', 'rejeté'],
  [FRENCH, "reporté à l'hiver", "reporté à l'automne"],
  [SPANISH, 'aprobado', 'rechazado'],
  [ITALIAN, 'approvato', 'respinto'],
  [PORTUGUESE, 'aprovado', 'rejeitado'],
  [DUTCH, 'goedgekeurd', 'afgewezen'],
  [POLISH, 'przyjęty', 'odrzucony'],
  [RUSSIAN, 'принят', 'отклонён'],
  [TURKISH, 'onaylandı', 'reddedildi'],
  [ENGLISH, 'priced at 12,000 crowns', 'priced at 12,500 crowns'],
])('%s: %s, %s', async (text, one, other) => {
  expect(await left(text, one, other)).toEqual([one, other])
  expect(await left(text, other, one)).toEqual([other, one])
})

test.each([
  ['a word of the same side', ENGLISH, 'adopted', 'approved'],
  ['another word that is no opposite', ENGLISH, 'repaired', 'improvised'],
  ['a misspelt word', GERMAN, 'beschlossen', 'beschlossn'],
  ['commas between thousands', ENGLISH, 'priced at 12,000 crowns', 'priced at 12000 crowns'],
])('%s keeps no copy', async (_, text, one, other) => {
  expect(await left(text, one, other)).toEqual([one, ''])
  expect(await left(text, other, one)).toEqual([other, ''])
})
