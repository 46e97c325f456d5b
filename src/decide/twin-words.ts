/**
 * Words that look like each other's misspelling and are two words, as they fold: a letter doubled makes "poisson" of "poison".
 * Pairs in the languages with the most text on the web, but for English, of which all words are known (english-words.ts); in
 * Italian, Spanish and Dutch doubling is a sound of its own.
 */

const PAIRS =
  // French
  'poison/poisson poisons/poissons cousin/coussin cousins/coussins ruse/russe ruses/russes base/basse ' +
  'bases/basses case/casse cases/casses pate/patte pates/pattes date/datte dates/dattes sale/salle ' +
  'sales/salles vile/ville viles/villes file/fille files/filles cane/canne canes/cannes bare/barre mare/marre ' +
  'baiser/baisser baise/baisse embraser/embrasser viser/visser vise/visse caser/casser ' +
  // Spanish, Portuguese
  'pero/perro peros/perros caro/carro caros/carros cero/cerro ceros/cerros coro/corro coros/corros ' +
  'coral/corral corales/corrales moro/morro moros/morros para/parra pera/perra peras/perras ahora/ahorra ' +
  'queria/querria querian/querrian enterado/enterrado enterar/enterrar encerar/encerrar mala/malla ' +
  'malas/mallas pila/pilla calar/callar polo/pollo polos/pollos ' +
  // Italian
  'casa/cassa capello/cappello capelli/cappelli note/notte pala/palla pale/palle nono/nonno nona/nonna ' +
  'nonni/noni sete/sette fato/fatto fata/fatta fate/fatte fati/fatti dita/ditta rosa/rossa rose/rosse ' +
  'tuta/tutta tute/tutte pena/penna pene/penne pani/panni pane/panne copia/coppia copie/coppie camino/cammino ' +
  'camini/cammini sono/sonno sera/serra sere/serre tori/torri moto/motto bruto/brutto bevve/beve venne/vene ' +
  'tono/tonno tuffo/tufo poli/polli lego/leggo ' +
  // German: most nouns show by their capital
  'beten/betten raten/ratten huten/hutten reisen/reissen reise/reisse lasen/lassen rasen/rassen ' +
  'schafen/schaffen schafe/schaffe offen/ofen hoffen/hofen polen/pollen weise/weisse weisen/weissen ' +
  'stile/stille komma/koma bete/bette ' +
  // Dutch
  'bomen/bommen laten/latten raden/radden boten/botten poten/potten wonen/wonnen leken/lekken manen/mannen ' +
  'hopen/hoppen zaken/zakken taken/takken weken/wekken slapen/slappen reden/redden beden/bedden '

/** Endings that differ by a letter and in what they say: Italian saremo, saremmo; French travaillons, travaillions. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/remmo$/, 'remo'],
  [/(?<![ist])ions$/, 'ons'],
  [/iez$/, 'ez'],
]

const twins = new Set<string>()
for (const pair of PAIRS.trim().split(' ')) twins.add(pair.split('/').sort().join('/'))

/** Whether two words that differ by a slip are known as two words. */
export function areTwinWords(one: string, other: string): boolean {
  if (twins.has([one, other].sort().join('/'))) return true
  return ENDINGS.some(
    ([ending, instead]) => one.replace(ending, instead) === other || other.replace(ending, instead) === one,
  )
}
