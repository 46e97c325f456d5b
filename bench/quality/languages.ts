/**
 * The languages of the planted corpus: real function words in sentence patterns of their own, and content words made of
 * syllables, so that no two sentences are alike by chance and none is taken from anywhere.
 *
 * In a pattern N, V and A stand for a content word, P for a name, D for a number, and all else for itself.
 */

export interface Language {
  readonly code: string
  /** What stands between two words; scripts written without spaces have nothing. */
  readonly joiner: string
  readonly stop: string
  /** Capitals at the start of sentences and names. */
  readonly cased: boolean
  readonly onsets: readonly string[]
  readonly rimes: readonly string[]
  /** Syllables of a content word, at least and at most. */
  readonly syllables: readonly [number, number]
  readonly patterns: readonly string[]
  /** Function words that an editor may put in. */
  readonly small: readonly string[]
  /** What makes a sentence say the opposite; it goes before its first V. */
  readonly negation: string
  /** The first of ten digits. */
  readonly zero: string
  readonly quotes: readonly [string, string]
}

const list = (words: string) => words.split(' ')
const LATIN = list('b br d dr f g gr k kl l m n p pr r s st t tr v')
const western = {
  joiner: ' ',
  stop: '.',
  cased: true,
  onsets: LATIN,
  syllables: [2, 3],
  zero: '0',
} as const

export const LANGUAGES: readonly Language[] = [
  {
    ...western,
    code: 'en',
    rimes: list('a e i o u an er il on ent ow ish'),
    patterns: [
      'the A N of the N V at the N in P',
      'a N that V the N was V by the A N of P',
      'P V the N and the N would V it for D N',
      'when the N V this A N it has V a N of the N',
      'there is a A N in the N which V and V',
      'they V D N to the N of P so that the N V',
    ],
    small: list('the a and of also then there so'),
    negation: 'not',
    quotes: ['"', '"'],
  },
  {
    ...western,
    code: 'de',
    rimes: list('a e i o u en er ung eis aus ö ü'),
    patterns: [
      'der A N hat die N von P V',
      'eine N die der N V ist in der N von P A',
      'P V den N und das N soll es für D N V',
      'wenn die N V so V auch der A N das N',
      'es gibt in dem N eine A N die V und V',
    ],
    small: list('der die das und auch so ist'),
    negation: 'nicht',
    quotes: ['„', '“'],
  },
  {
    ...western,
    code: 'fr',
    rimes: list('a é i o ou ant eur ille on ette ois ê'),
    patterns: [
      'le N A de la N V les N de P',
      'une N que les N V est V par le N de P',
      'P V le N et la N de D N',
      'les N V ces N et le N A est V de la N',
      'un N qui V dans la N A V les N',
    ],
    small: list('le la les et est du ces'),
    negation: 'jamais',
    quotes: ['« ', ' »'],
  },
  {
    ...western,
    code: 'tr',
    rimes: list('a e ı i o ö u ü ar ek in ış ğa'),
    patterns: [
      'A N bu N için P ile V',
      'N ve N D N daha V ama N A V',
      'P bir N V ve o N A N gibi V',
      'her N için bir N V çünkü N A V',
    ],
    small: list('ve bir bu o da de'),
    negation: 'asla',
    quotes: ['“', '”'],
  },
  {
    ...western,
    code: 'ru',
    onsets: list('б в г д ж з к л м н п р с т х ч ст пр'),
    rimes: list('а е и о у ан ер ил ов ый ость'),
    patterns: [
      'A N и N в N у P V',
      'N что V на N был V из N P',
      'P V это N и N для D N',
      'когда N V то A N V все N за N',
      'они V D N по N так что N V',
    ],
    small: list('и в на что это так же'),
    negation: 'не',
    quotes: ['«', '»'],
  },
  {
    ...western,
    code: 'el',
    onsets: list('β γ δ ζ θ κ λ μ ν π ρ σ τ φ χ'),
    rimes: list('α ε η ι ο ου άν έρ ία ός ών'),
    patterns: ['το A N του N V στο N της P', 'η N που V τα N και η N V', 'P V D N για το N και την A N'],
    small: list('το και η του την'),
    negation: 'δεν',
    quotes: ['«', '»'],
  },
  {
    ...western,
    code: 'ar',
    cased: false,
    onsets: list('ب ت ج ح د ر ز س ش ص ط ع ف ق ك ل م ن'),
    rimes: list('ا و ي ر ن ل م اد ير'),
    patterns: ['V N في N ال N A', 'كان N الذي V على N من N P', 'ثم V P D N إلى N و N', 'هذا N A V مع N عن N'],
    small: list('في من على هذا التي'),
    negation: 'لم',
    zero: '٠',
    quotes: ['«', '»'],
  },
  {
    ...western,
    code: 'he',
    cased: false,
    onsets: list('ב ג ד ז ח ט כ ל מ נ ס פ צ ק ר ש ת'),
    rimes: list('ו י ה ר ל מ ות יק'),
    patterns: ['ה N של N V את N על N', 'P V D N אל N וגם N A', 'כי N הוא N A אשר V עם N'],
    small: list('של את על זה גם'),
    negation: 'לא',
    quotes: ['"', '"'],
  },
  {
    ...western,
    code: 'hi',
    cased: false,
    stop: '।',
    onsets: list('क ख ग च ज ट ड त द न प ब म र ल व स ह'),
    rimes: list('ा ि ी ु े ो ार ेन ीत'),
    patterns: ['N के A N ने N को V', 'P में D N की N से V', 'यह N और N का A N है जो V', 'N पर N के लिए N V'],
    small: list('के में और यह से'),
    negation: 'नहीं',
    quotes: ['“', '”'],
  },
  {
    ...western,
    code: 'ko',
    cased: false,
    onsets: list('가 나 다 라 마 바 사 아 자 차 카 타 하 고 노 도 로 모'),
    rimes: list('각 난 달 람 신 정 성 원 주 지 구'),
    syllables: [1, 2],
    patterns: ['그 N 는 N 에서 A N 을 V', 'P 씨는 D 개의 N 과 N 을 V', '이 N 은 N 의 N 으로 V 그리고 N 도 V'],
    small: list('그 이 또 더'),
    negation: '안',
    quotes: ['‘', '’'],
  },
  {
    ...western,
    code: 'zh',
    cased: false,
    joiner: '',
    stop: '。',
    onsets: list(
      '山 水 风 木 石 船 灯 桥 城 田 窗 纸 笔 茶 盐 铁 铜 沙 海 河 林 鸟 鱼 马 星 月 雨 雪 花 草 竹 米 豆 瓜 刀 车 井 塔 鼓 钟',
    ),
    rimes: list(
      '工 路 口 员 声 光 色 场 线 板 台 器 料 形 面 头 力 门 根 层 市 图 圈 座 片 块 条 带 环 点 边 角 底 顶 架 箱 袋 盘 杯 壶',
    ),
    syllables: [1, 1],
    patterns: ['A的N在N里V了N', 'P把N和N都V给N', '这个N是由N的A和NV的', '他们为NV了D个N'],
    small: list('的 了 也 就'),
    negation: '不',
    quotes: ['「', '」'],
  },
  {
    ...western,
    code: 'ja',
    cased: false,
    joiner: '',
    stop: '。',
    onsets: list(
      '山 水 風 木 石 船 灯 橋 城 田 窓 紙 筆 茶 塩 鉄 銅 砂 海 川 林 鳥 魚 馬 星 月 雨 雪 花 草 竹 米 豆 瓜 刀 車 井 塔 鼓 鐘',
    ),
    rimes: list(
      '道 口 員 声 光 色 場 線 板 台 器 料 形 面 頭 力 門 根 層 市 図 圏 座 片 塊 条 帯 環 点 辺 角 底 頂 架 箱 袋 盤 杯 壺',
    ),
    syllables: [1, 1],
    patterns: [
      'AなNがNでNをVした',
      'PはNとNをNにVする',
      'このNはNのNからVされたNである',
      'D個のNをNへVしてVした',
    ],
    small: list('は も が に'),
    negation: '不',
    quotes: ['「', '」'],
  },
  {
    ...western,
    code: 'th',
    cased: false,
    joiner: '',
    stop: ' ',
    onsets: list('ก ข ค จ ช ด ต ท น บ ป พ ม ย ร ล ว ส ห'),
    rimes: list('าน ิน ุม ูก ้า ่อ ีย อง ับ ัน'),
    syllables: [1, 2],
    patterns: ['NของNที่AในNได้Vแล้ว', 'PและNจะVNให้กับN', 'เมื่อNVก็มีND คนจากN'],
    small: list('ก็ และ ที่ ได้'),
    negation: 'ไม่',
    quotes: ['“', '”'],
  },
]
