/**
 * Guesses: what no rule takes and nothing repeats, but hardly anything else can stand where it does. A crumb of a few
 * words between two blocks of boilerplate is a counter, a name of a button, a date of the frame; and on a page with
 * a frame, trees that were grown on labelled pages tell frame from content by what stands around (frame-model.ts).
 * Guesses lean on proven boilerplate, never on each other, so that each can be found again from the original and
 * from what of it is proven.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { ENDS_SENTENCE, GOES_ON, ITEM, OPENS, OPENS_SMALL, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { FrameFeatures } from './frame-features.js'
import { type FrameModel, scoreOf, shippedModel } from './frame-model.js'
import { FULL_VOICE, PLAIN_VOICE, SiteVoice } from './site-voice.js'

/** What guesses are called where a rule is named. */
const CRUMB = 'guess/between-boilerplate'
const FRAME = 'guess/page-frame'
const VOICE = 'guess/site-voice'
/** No guesses: words that are plainly a notice's, and words of a site beside proven boilerplate. */
const NOTICE = 'voice/notice'
const BESIDE = 'voice/beside-boilerplate'

/** What blocks are called here. */
export const PLACES: ReadonlySet<string> = new Set([CRUMB, FRAME, VOICE, NOTICE, BESIDE])

/** Whether a guess is made here, of a block's place and voice; all others are made by rules of words. */
export function isPlace(guess: string): boolean {
  return PLACES.has(guess)
}

/** Words of a crumb: a label has three ("3 new comments"), a title seldom fewer than four, nor has a line of a text. */
const MOST_WORDS = 3
/** Words of a line that its neighbours prove: a notice of some length may be a clause of terms between two others. */
const FEW = 12
/** What says more than a label: sentences, headings, items of a list, and what leads on to something. */
const SAYS = ENDS_SENTENCE | ITEM | OPENS | TITLE
/** What the trees must say, in thousandths of a logit: at it about nine of ten words that go are frame. */
const LEAST_SCORE = 800
/**
 * A page as scraped with its frame has many blocks, not nearly all of its words in running text, and lines that rules
 * know, of several kinds (menu, sharing, consent, comments). Without these, RFCs lost 19 % of their words to the
 * trees, for their tables and code, and articles with a few added lines their rows and headings.
 */
const LEAST_BLOCKS = 60
const LEAST_RULED = 3
const LEAST_KINDS = 4
/** Of a hundred blocks, of a hundred words. */
const LEAST_SHARE = 1
const MOST_RUNNING = 80

/** What proves a block boilerplate: a rule, null where repetition does, undefined for other blocks. */
export type RuleOf = (block: number) => string | null | undefined

/** Calls `take` for all that is guessed of documents, in their order. */
export type Guesses = (ruleOf: RuleOf, take: (block: number, guess: string) => void) => void | Promise<void>

/** The guesses that are made in this thread. */
export function guessesOf(corpus: Corpus, documents: readonly BlockRange[]): Guesses {
  return (ruleOf, take) => {
    const guesser = new Guesser()
    for (const document of documents) guesser.read(corpus, document, ruleOf, take)
  }
}

/** Reads the blocks of one document and tells what each is guessed to be. Keeps its arrays from one to the next. */
export class Guesser {
  readonly #features = new FrameFeatures()
  readonly #voice = new SiteVoice()
  #model: FrameModel | null = null

  /** Calls `take` for each block that is a guess. */
  read(
    corpus: Corpus,
    document: BlockRange,
    ruleOf: RuleOf,
    take: (block: number, guess: string) => void,
  ): void {
    const features = this.#features
    let ruled = 0
    const kinds = new Set<string>()
    features.read(corpus, document, (block) => {
      const rule = ruleOf(block)
      if (rule !== undefined && rule !== null) {
        ruled += 1
        kinds.add(rule.slice(0, rule.indexOf('/')))
      }
      return rule !== undefined
    })
    const { block, count } = features
    this.#voice.begin(document, (block) => ruleOf(block) !== undefined)
    const isPage =
      count >= LEAST_BLOCKS &&
      ruled >= LEAST_RULED &&
      ruled * 100 >= count * LEAST_SHARE &&
      kinds.size >= LEAST_KINDS &&
      features.running * 100 < features.words * MOST_RUNNING
    for (let i = 0; i < count; i += 1) {
      if (features.isProven(i)) continue
      const between = i > 0 && i + 1 < count && features.isProven(i - 1) && features.isProven(i + 1)
      if (between && isCrumb(corpus, block[i])) {
        take(block[i], CRUMB)
        continue
      }
      const voice = this.#isHalf(corpus, i) ? 0 : this.#voice.speaks(corpus, block[i])
      if (voice === PLAIN_VOICE) take(block[i], NOTICE)
      else if (voice > 0 && isFew(corpus, block[i]) && (between || this.#isBeside(corpus, i, voice)))
        take(block[i], BESIDE)
      else if (voice === FULL_VOICE) take(block[i], VOICE)
      else if (isPage && this.#isFrame(corpus, i)) take(block[i], FRAME)
    }
  }

  /** Whether the sentence of a line goes on in the next one, or began in the one before, and that stays. */
  #isHalf({ first, shape }: Corpus, i: number): boolean {
    const features = this.#features
    const { block, count } = features
    const runsOn = (at: number) =>
      (shape.at(block[at]) & GOES_ON) !== 0 &&
      (shape.at(block[at + 1]) & OPENS_SMALL) !== 0 &&
      first.at(block[at] + 1) - first.at(block[at]) > MOST_WORDS
    return (
      (i + 1 < count && !features.isProven(i + 1) && runsOn(i)) ||
      (i > 0 && !features.isProven(i - 1) && runsOn(i - 1))
    )
  }

  /** Beside what is proven on one side alone a line goes only in a text that says nothing of sites. */
  #isBeside(corpus: Corpus, i: number, voice: number): boolean {
    const features = this.#features
    const beside = (i > 0 && features.isProven(i - 1)) || (i + 1 < features.count && features.isProven(i + 1))
    return beside && voice === FULL_VOICE && this.#voice.isForeignToText(corpus)
  }

  #isFrame(corpus: Corpus, i: number): boolean {
    const block = this.#features.block[i]
    if (corpus.rigid.at(block) !== 0 || (corpus.shape.at(block) & TITLE) !== 0) return false
    this.#model ??= shippedModel()
    return scoreOf(this.#model, this.#features.fill(corpus, i)) > LEAST_SCORE
  }
}

const isFew = ({ first }: Corpus, block: number) => first.at(block + 1) - first.at(block) <= FEW

/** Whether a block looks as a label does, wherever it stands. */
function isCrumb({ first, shape, rigid }: Corpus, block: number): boolean {
  const words = first.at(block + 1) - first.at(block)
  return words <= MOST_WORDS && (shape.at(block) & SAYS) === 0 && rigid.at(block) === 0
}
