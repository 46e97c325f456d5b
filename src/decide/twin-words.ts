/**
 * Words that look like each other's misspelling and are two words, as they fold: a letter doubled or two that changed places
 * make "dinner" of "diner" and "trail" of "trial". Pairs in the languages with the most text on the web; in Italian, Spanish
 * and Dutch doubling is a sound of its own.
 */

const PAIRS =
  // English: two letters that changed places
  'trial/trail trials/trails quiet/quite angel/angle angels/angles diary/dairy diaries/dairies sacred/scared ' +
  'martial/marital causal/casual causally/casually bread/beard breads/beards calm/clam silver/sliver ' +
  'united/untied unite/untie tired/tried board/broad filed/field goal/gaol lair/liar sign/sing signs/sings ' +
  'signed/singed signing/singing slept/spelt salt/slat stain/satin weird/wired wrap/warp barn/bran brunt/burnt ' +
  'crud/curd girt/grit fired/fried tires/tries perfect/prefect conserve/converse conserved/conversed ' +
  'conservation/conversation reserve/reverse reserved/reversed exits/exist twos/tows lisp/lips clot/colt ' +
  'blot/bolt minuet/minute minuets/minutes bets/best cots/cost lots/lost pots/post hots/host pats/past ' +
  'fits/fist nets/nest vets/vest pets/pest boats/boast coats/coast beats/beast feats/feast mats/mast guts/gust ' +
  'ruts/rust form/from crate/carte split/spilt ' +
  // English: one letter or two
  'desert/dessert deserts/desserts diner/dinner diners/dinners later/latter coma/comma comas/commas ' +
  'canon/cannon canons/cannons planed/planned planing/planning hoping/hopping hoped/hopped filed/filled ' +
  'filing/filling tiled/tilled staring/starring stared/starred taping/tapping taped/tapped rating/ratting ' +
  'super/supper supers/suppers holy/holly bated/batted caned/canned caning/canning moped/mopped robed/robbed ' +
  'scared/scarred scaring/scarring striped/stripped wining/winning pined/pinned pining/pinning mater/matter ' +
  'biter/bitter liter/litter liters/litters polling/poling polled/poled lose/loose loses/looses losing/loosing ' +
  'chose/choose shot/shoot shots/shoots step/steep sped/speed stop/stoop stops/stoops baring/barring ' +
  'bared/barred hater/hatter sloping/slopping sniped/snipped riper/ripper riding/ridding siting/sitting ' +
  'tiny/tinny fury/furry caller/caler coped/cooped loped/looped cops/coops weds/weeds feds/feeds bets/beets ' +
  'tuner/tunner ' +
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
