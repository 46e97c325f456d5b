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
  'het een en of zijn dat die ook'

export const isFunctionWord = wordSet(WORDS.split(' '))
