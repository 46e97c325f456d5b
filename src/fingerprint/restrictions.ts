/**
 * Words that take back half of what is said, as they fold: exceptions (except, unless), limits (only) and doubts (almost,
 * allegedly), in the languages with the most text on the web. A copy that has one more or less, and hardly another
 * difference, was changed for its sake; among many other edits one of them is as likely an edit as any word.
 */
import { wordSet } from './word-set.js'

const WORDS =
  'except excepting excluding unless only solely merely hardly barely scarcely rarely seldom almost nearly partly ' +
  'partially allegedly reportedly supposedly falsely ' +
  // German, French, Spanish, Portuguese, Italian, Dutch
  'ausser ausgenommen nur lediglich kaum selten fast beinahe nahezu teilweise angeblich mutmasslich ' +
  'sauf excepte hormis seulement uniquement presque rarement partiellement pretendument ' +
  'salvo excepto solamente unicamente apenas casi parcialmente supuestamente exceto somente quase supostamente ' +
  'tranne eccetto soltanto appena quasi parzialmente presunto behalve tenzij slechts nauwelijks bijna gedeeltelijk ' +
  // Russian, Polish, Turkish, Greek
  'кроме исключая только лишь едва почти частично якобы oprocz chyba tylko jedynie prawie ledwo czesciowo rzekomo ' +
  'haric disinda yalnizca sadece neredeyse kismen iddiaya εκτοσ μονο σχεδον μολισ ' +
  // Arabic, Hebrew, Hindi, Korean
  'إلا باستثناء عدا سوى فقط تقريبا אלא למעט רק כמעט सिवाय केवल सिर्फ लगभग 제외하고 제외한 오직 거의 다만 ' +
  // Chinese and Japanese, by the character that tells: except, only, almost
  '除 仅 僅 只 几'

/** Whether a token, given by its hash, is such a word. */
export const isRestriction = wordSet(WORDS.split(' '))
