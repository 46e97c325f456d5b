/**
 * Words that carry grammar and no matter, as they fold: a copy may have others. Prepositions that turn a
 * statement round (to, from, before, without) are not among them.
 */
import { wordSet } from './word-set.js'

const WORDS =
  // English
  'a an the and or of in on at is are was were be been being am this that these those it its as so then also ' +
  'which who whom has have had having do does did will would shall should there here very just too ' +
  // German
  'der die das den dem des ein eine einen einem einer eines und oder ist sind war waren sei wird werden es dass auch so ' +
  // French
  'le la les un une des du de et ou est sont etait que qui ce cet cette ces aussi ' +
  // Spanish, Portuguese, Italian
  'el los las una unos unas y o es son era que del al tambien os as um uma e foi do da dos das il lo gli i ed ' +
  // Dutch
  'het een en of zijn dat die ook ' +
  // Russian, Polish, Turkish, Greek
  'и а в на что это этот эта эти как так же бы был была было были есть который которая которое которые ' +
  'i oraz w na ze jest sa byl byla bylo byly ktory ktora ktore sie tez takze ve bir bu o da de ki ile dir ' +
  'και το η ο τα του της των τον την ενα μια ειναι που ' +
  // Arabic, Hebrew
  'في على أن إن هذا هذه ذلك التي الذي الذين كان كانت قد ثم و של את על גם זה זאת הוא היא הם כי אשר ' +
  // Hindi, Bengali, Tamil
  'का की के को में और यह वह ये वे है हैं था थी थे ही भी जो एवं तथा ' +
  'ও এবং এই সেই যে এটি একটি টি হয় ছিল ஒரு இந்த அந்த என்று மற்றும் ஆகும் இது அது ' +
  // Korean
  '그 이 및 또 또한 그리고'

export const isFunctionWord = wordSet(WORDS.split(' '))
