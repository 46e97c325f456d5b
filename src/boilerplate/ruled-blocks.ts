/**
 * What the match of a rule is worth where its block stands. By its words alone "Sign in" goes; as one step of a list it
 * does not, nor does the copyright line of a licence; and a label that manuals and programs have as well, "Version 2.1", goes
 * from pages alone, which hold other boilerplate, or lines of another kind that ask for the same. Single labels that would each say nothing are a menu where many stand
 * together.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { COLON, INDENTED, SMALL_START } from '../fingerprint/label-shape.js'
import { CHARACTER } from '../fingerprint/marks.js'
import { ENDS_SENTENCE, ITEM, isQuestion, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { isAboveIndented } from './indented-text.js'
import { areCredits, licencePlaces } from './licence-text.js'
import { isGeneral, isGuess, type RuleHead } from './rule.js'
import { listedTerms } from './term-lists.js'

/** The block stays as if no rule matched it. */
export const NOTHING = 0
/** It is a guess, by its words. */
export const GUESS = 1
/** It goes beside other boilerplate and is a guess elsewhere. */
export const VOUCHED = 2
/** It goes. */
export const PROVEN = 3

/** Rules of copyright lines are called so in each language; the other one of that kind has addresses and numbers. */
const COPYRIGHT = 'footer/'
const IMPRINT = 'footer/company'
/** Labels of adverts stand alone between paragraphs, where any other single word may be a heading or a term. */
const ADVERT = 'advert/'
/** Characters of a word in scripts that write one token for each. */
const WORD_CHARACTERS = 2
/** Labels of so few words in small letters are written as identifiers and answers are: "session id", "print line". */
const FEW_WORDS = 4
/** Words of a line of verse, or of a narrow column: a pentameter has ten syllables. */
const VERSE = 10
/** Labels in a row that are a menu: fewer may be a heading and a term. */
const MENU = 4
/** Words of what a general rule takes away from other boilerplate, at least: fewer are a label, and may be a heading. */
const LEAST_SAID = 3
/**
 * Kinds of lines that vouch for each other where nothing else does, in a text of so many tokens for each of them: a page has a
 * comment form and a newsletter, a manual of 50 pages speaks of both somewhere.
 */
const LEAST_KINDS = 2
const TOKENS_FOR_KIND = 1000
/** Words of such a line: "Show all applications" and "Launch media player" are what a manual lists. */
const LEAST_VOUCHING = 4
/** What skips to the text stands above its title, and who owns it; any other label that is the first line of a text is its title. */
const ABOVE_TITLE: readonly string[] = ['nav', 'footer']
/** Words of a text for each line that a rule takes, at most: a book has any label somewhere, as the name of a thing or in a joke. */
const WORDS_FOR_LINE = 3000
/** Questions of a list of them: one may be the site's own ("New here?"), or a speaker's. */
const LEAST_QUESTIONS = 3
/** Items of a list that all are labels: a single one may be a step of instructions, or what an entry is about. */
const LEAST_ITEMS = 2

/** One of the above for each block of the corpus. */
export function ruledBlocks(
  corpus: Corpus,
  documents: readonly BlockRange[],
  rules: readonly RuleHead[],
): Uint8Array {
  const worth = new Uint8Array(corpus.count)
  const byName = Uint8Array.from(rules, ({ name }) =>
    isGuess(name) ? GUESS : isGeneral(name) ? VOUCHED : PROVEN,
  )
  const isAdvert = rules.map(({ name }) => name.startsWith(ADVERT))
  const isCopyright = rules.map(({ name }) => name.startsWith(COPYRIGHT) && name !== IMPRINT)
  const asksCompany = rules.map(({ when }) => when.includes('company'))
  const needsCompany = (block: number) => asksCompany[corpus.rule.at(block) - 1]
  const kinds = rules.map(({ name }) => name.slice(0, name.indexOf('/')))
  const kindOf = (block: number) => kinds[corpus.rule.at(block) - 1]
  for (const document of documents) {
    const end = document.firstBlock + document.blocks
    const ruled: number[] = []
    for (let block = document.firstBlock; block < end; block += 1) {
      const rule = corpus.rule.at(block)
      if (rule === 0) continue
      ruled.push(block)
      worth[block] = byName[rule - 1]
      const isLabel = !isAdvert[rule - 1] && isOneWord(corpus, block)
      if (worth[block] === PROVEN && (isLabel || isLikeCode(corpus, block, document.firstBlock)))
        worth[block] = VOUCHED
      // What a general rule takes leads on to what follows, which stays: "Returns:", "Copyright:".
      if (worth[block] === VOUCHED && (corpus.shape.at(block) & COLON) !== 0) worth[block] = GUESS
      if (isAboveIndented(corpus, block) && corpus.rule.at(block + 1) === 0) worth[block] = GUESS
    }
    for (const block of chances(corpus, document, ruled, kindOf))
      if (worth[block] === PROVEN && isPlainLabel(corpus, block)) worth[block] = VOUCHED
    const owners = ruled.filter((block) => isCopyright[corpus.rule.at(block) - 1])
    if (owners.length > 0) keepOwners(corpus, document, owners, worth)
    if (ruled.length > 0) keepAnswers(corpus, document, worth)
    for (const term of listedTerms(corpus, document, ruled, (block) => worth[block] > GUESS))
      if (worth[term] > GUESS) worth[term] = GUESS
    const proven = ruled.filter((block) => worth[block] === PROVEN)
    const said = ruled.filter(
      (block) =>
        worth[block] === VOUCHED &&
        byName[corpus.rule.at(block) - 1] === VOUCHED &&
        needsCompany(block) &&
        isSaid(corpus, block, LEAST_SAID) &&
        !isLikeCode(corpus, block, document.firstBlock),
    )
    const isVouched =
      !proven.every(needsCompany) || vouchForEachOther(corpus, document, [...proven, ...said], kindOf)
    for (const block of isVouched ? said : proven) worth[block] = isVouched ? PROVEN : VOUCHED
    if (ruled.length > 0) weighRuns(corpus, document.firstBlock, end, worth)
  }
  return worth
}

/**
 * Which of the `ruled` blocks of a document may be so called by chance if they are labels: the shortest of a text that has
 * few for its length, one that is all a text has of them and leads on to what stays, or is its title.
 */
function chances(
  { first, rule, shape }: Corpus,
  { firstBlock, blocks }: BlockRange,
  ruled: readonly number[],
  kindOf: (block: number) => string,
): readonly number[] {
  const end = firstBlock + blocks
  const isFew = (block: number) => first.at(block + 1) - first.at(block) < FEW_WORDS
  if (first.at(end) - first.at(firstBlock) > ruled.length * WORDS_FOR_LINE) return ruled.filter(isFew)
  const leads = (block: number) =>
    (shape.at(block) & COLON) !== 0 && block + 1 < end && rule.at(block + 1) === 0
  if (ruled.every(leads)) return ruled
  const isTitle = ruled.length === 1 && ruled[0] === firstBlock && !ABOVE_TITLE.includes(kindOf(firstBlock))
  return isTitle ? ruled : []
}

/** Whether a block is a label and no sentence, which would say whose it is. */
function isPlainLabel({ first, shape }: Corpus, block: number): boolean {
  return (shape.at(block) & ENDS_SENTENCE) === 0 && first.at(block + 1) - first.at(block) <= VERSE
}

/** The lines of a licence that say whose text it is are of the text. `owners` are in the order of the document. */
function keepOwners(
  corpus: Corpus,
  document: BlockRange,
  owners: readonly number[],
  worth: Uint8Array,
): void {
  const isOfLicence = areCredits(corpus, owners) ? () => true : licencePlaces(corpus, document)
  let licensed = -1
  // From below: a line above one of a licence is of the same, however many there are.
  for (const block of [...owners].reverse()) {
    if (!isOfLicence(block) && block + 1 !== licensed) continue
    worth[block] = NOTHING
    licensed = block
  }
}

/** In a list of questions what stands right below one is its answer, though it speaks as notices do: "unsubscribe by the link below". */
function keepAnswers(
  { first, rule, shape }: Corpus,
  { firstBlock, blocks }: BlockRange,
  worth: Uint8Array,
): void {
  const answers: number[] = []
  let question = false
  for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
    if (first.at(block) === first.at(block + 1)) continue
    const asks = isQuestion(shape.at(block)) && rule.at(block) === 0
    if (question && !asks) answers.push(block)
    question = asks
  }
  if (answers.length < LEAST_QUESTIONS) return
  for (const block of answers)
    if (worth[block] > GUESS && (shape.at(block) & ENDS_SENTENCE) !== 0) worth[block] = GUESS
}

/** Whether a block says more than a heading or an item does. */
function isSaid({ first, shape }: Corpus, block: number, least: number): boolean {
  return first.at(block + 1) - first.at(block) >= least && (shape.at(block) & (ITEM | TITLE)) === 0
}

/** Whether lines that each ask for company are of several kinds, in a text no longer than a page with such lines is. */
function vouchForEachOther(
  corpus: Corpus,
  { firstBlock, blocks }: BlockRange,
  lines: readonly number[],
  kindOf: (block: number) => string,
): boolean {
  const { size } = new Set(lines.filter((line) => isSaid(corpus, line, LEAST_VOUCHING)).map(kindOf))
  const tokens = corpus.first.at(firstBlock + blocks) - corpus.first.at(firstBlock)
  return size >= LEAST_KINDS && tokens <= size * TOKENS_FOR_KIND
}

/** By its looks the block may as well be of code, of a table, of what a program prints, of a verse. */
function isLikeCode({ first, shape }: Corpus, block: number, firstBlock: number): boolean {
  if ((shape.at(block) & INDENTED) !== 0) return true
  if ((shape.at(block) & SMALL_START) === 0) return false
  const words = first.at(block + 1) - first.at(block)
  if (words <= FEW_WORDS) return true
  // Below a line without an end it is the rest of its sentence. Longer ones are paragraphs, that a name may begin: "iFixit".
  return words <= VERSE && block > firstBlock && (shape.at(block - 1) & (ENDS_SENTENCE | TITLE)) === 0
}

/** "Subscribe", "Teilen", "登録": as a heading, a term or an answer such a word is content. */
function isOneWord({ first, marks }: Corpus, block: number): boolean {
  const [from, to] = [first.at(block), first.at(block + 1)]
  if (to - from === 1) return true
  if (to - from > WORD_CHARACTERS) return false
  for (let at = from; at < to; at += 1) if ((marks.at(at) & CHARACTER) === 0) return false
  return true
}

/** Lists that hold other items as well, and menus of single labels. Blocks without words end no run. */
function weighRuns({ first, shape }: Corpus, from: number, end: number, worth: Uint8Array): void {
  const hasWords = (block: number) => first.at(block) < first.at(block + 1)
  const isItem = (block: number) => (shape.at(block) & ITEM) !== 0
  const run = (
    begin: number,
    belongs: (block: number) => boolean,
    see: (blocks: readonly number[]) => void,
  ) => {
    const blocks: number[] = []
    let at = begin
    for (; at < end && (!hasWords(at) || belongs(at)); at += 1) if (hasWords(at)) blocks.push(at)
    see(blocks)
    return at
  }
  for (let at = from; at < end; at += 1) {
    if (!isItem(at) || !hasWords(at)) continue
    at = run(at, isItem, (items) => {
      if (items.length >= LEAST_ITEMS && items.every((item) => worth[item] >= VOUCHED)) return
      for (const item of items) if (worth[item] === PROVEN) worth[item] = VOUCHED
    })
  }
  for (let at = from; at < end; at += 1) {
    if (worth[at] < VOUCHED) continue
    at = run(
      at,
      (block) => worth[block] >= VOUCHED,
      (labels) => {
        if (labels.length >= MENU) for (const label of labels) worth[label] = PROVEN
      },
    )
  }
}
