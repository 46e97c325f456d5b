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
  'και το η ο τα του τησ των τον την ενα μια ειναι που ' +
  // Arabic, Hebrew
  'في على أن إن هذا هذه ذلك التي الذي الذين كان كانت قد ثم و של את על גם זה זאת הוא היא הם כי אשר ' +
  // Hindi, Bengali, Tamil
  'का की के को में और यह वह ये वे है हैं था थी थे ही भी जो एवं तथा ' +
  'ও এবং এই সেই যে এটি একটি টি হয় ছিল ஒரு இந்த அந்த என்று மற்றும் ஆகும் இது அது ' +
  // Korean
  '그 이 및 또 또한 그리고'

export const isFunctionWord = wordSet(WORDS.split(' '))

const PARTICLES =
  // Pronouns, prepositions and conjunctions of English, German, French
  'you he she we they me him her us them my your his our their for with by from to into not no but if when while because ' +
  'about over under after before between through than can may must ' +
  'ich er wir ihr mich mir uns sich mein dein sein unser von zu mit auf bei nach aus fur durch uber unter vor ' +
  'aber wenn weil nicht kann muss als im zum zur ' +
  'je tu elle nous vous ils elles te se mon ton notre votre leur pour par avec dans sur sous au aux mais si ne pas plus ' +
  // Spanish, Portuguese, Italian, Dutch
  'yo ella nosotros ellos mi su sus nuestro para por con sin sobre entre pero mas ' +
  'eu ele ela nos eles meu seu sua com em sem nao nas pelo pela ' +
  'io lui lei noi voi loro ti mio suo per tra fra ma non di nel nella alla dal dalla della ' +
  'ik jij hij zij wij ons hun mijn van voor met op aan bij naar uit om door onder maar niet kan moet ' +
  // Russian, Polish
  'я ты он она мы вы они мне тебе ему ей нам вам им его ее их мой свой наш ваш с у к о об от до по за из для при без над под ' +
  'но если когда чтобы не только или то ' +
  'ja ty ona wy oni ci mu go jej moj swoj nasz z od po za dla przy bez nad pod ale jesli gdy nie tylko lub'

/**
 * Words beside the function words that say something, and so must not differ, but that no list of commands or names has many
 * of: they show a sentence. Each stands once, under the first language that has it.
 */
export const isParticle = wordSet(PARTICLES.split(' '))
