/** Near copies that are none: what is lost with them is a fact, though nearly all of their words stand elsewhere. */
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'

/** What stays of the last text, each in a document of its own. */
const left = (...texts: string[]) => leftOf('txt', texts)

async function leftOf(ending: string, texts: readonly string[]): Promise<string> {
  const { cleaned } = await dedupe(texts.map((text, i) => ({ path: `${i}/page.${ending}`, text })))
  const last = [...cleaned].find(({ path }) => path === `${texts.length - 1}/page.${ending}`)
  return Buffer.from(last?.text ?? '').toString('utf8')
}

describe('a sentence that is stitched together from two sources stays', () => {
  it.each([
    [
      'If the tenant pays late, the landlord may end the lease with a month of notice and keep the deposit. The key has to be handed over at the office.',
      'If the landlord sells the house, the tenant may stay until the end of the term and receives the deposit with interest. The key has to be handed over at the office.',
      'If the tenant pays late, the landlord may end the lease with a month of notice and the tenant may stay until the end of the term and receives the deposit with interest. The key has to be handed over at the office.',
    ],
    [
      'Le conseil a décidé de fermer la piscine du quartier nord pendant les travaux, car la toiture menace de tomber et les baigneurs ne sont plus en sécurité.',
      'Le conseil a décidé de rouvrir la salle du quartier sud après les travaux, car la toiture a été refaite et les lecteurs sont enfin en sécurité.',
      'Le conseil a décidé de fermer la piscine du quartier nord pendant les travaux, car la toiture a été refaite et les lecteurs sont enfin en sécurité.',
    ],
  ])('%#', async (one, other, stitched) => {
    expect(await left(one, other, stitched)).toBe(stitched)
  })

  it.each([
    [
      'The ferry company announced on Monday that the northern crossing will be closed for repairs. ',
      'The school in the old town will be opened again by the council after the long summer holidays. ',
      'The ferry company announced on Monday that the northern crossing will be opened again by the council after the long summer holidays.',
    ],
    [
      '渡し船会社は月曜日に北側の航路が修理のために閉鎖されると発表した。',
      '旧市街の学校は夏休みの後に市の議会によって再び開かれると聞いていた。',
      '渡し船会社は月曜日に北側の航路が市の議会によって再び開かれると聞いていた。',
    ],
    [
      '渡轮公司星期一宣布北线航道因为维修而关闭三个月。',
      '旧城区的居民多年来一直听说学校在暑假之后由议会重新开放使用。',
      '渡轮公司星期一宣布北线航道在暑假之后由议会重新开放使用。',
    ],
    [
      'บริษัทเรือข้ามฟากประกาศเมื่อวันจันทร์ว่าเส้นทางเหนือจะปิดเพื่อซ่อมแซม ',
      'ชาวเมืองเก่าได้ยินมาหลายปีว่าโรงเรียนจะเปิดอีกครั้งโดยสภาหลังวันหยุดฤดูร้อน ',
      'บริษัทเรือข้ามฟากประกาศเมื่อวันจันทร์ว่าเส้นทางเหนือจะเปิดอีกครั้งโดยสภาหลังวันหยุดฤดูร้อน',
    ],
  ])('and each half of which stands in more places than are looked at: %#', async (one, other, stitched) => {
    // Texts of their own, which stay for their last words.
    const nine = (text: string) =>
      Array.from('bdfgklmpr', (letter) => `${text}${letter.repeat(5)} ${letter}oa`)
    expect(await left(...nine(one), ...nine(other), stitched)).toBe(stitched)
    expect(await left(...nine(one), ...nine(stitched), stitched)).toBe('')
  })

  it('and so does a line whose sources have a word more, in whichever of many places', async () => {
    const line = 'The user name of the new owner of the view.'
    const owner = (thing: string) => `The user name of the new owner of the ${thing}.`
    const others = Array.from('bdfgklmpr', (letter) => owner(`${letter}oalen${letter}`))
    expect(await left(...others, owner('painted view'), line)).toBe(line)
    expect(await left(...others, owner('painted view'), `${line} It is kept in a list.`, line)).toBe('')
  })

  it('and goes where the two meet at a border of sentences in both', async () => {
    const one = 'The valve has to be closed before the pump is started in the lower hall'
    const other = 'Water may flood the deck behind the second door when it rains for days'
    expect(await left(one, other, `${one} ${other}`)).toBe('')
  })
})

describe('a copy that leaves out an exception, or adds one, stays', () => {
  const rule = (part: string) =>
    `Members may use the boats, the sheds and the workshop at any time${part}, and they may bring up to two guests if these are told of the rules of the house before they come aboard and write their names into the book.`
  it.each([
    ['except when it rains', ''],
    ['', ', unless the warden says so'],
  ])('%s|%s', async (before, after) => {
    const [one, other] = [rule(before === '' ? '' : `, ${before}`), rule(after)]
    expect(await left(one, other)).toBe(other)
  })

  it.each([
    [
      'Die Ernte war in diesem Jahr besser als im vergangenen, und die Bauern im Tal hoffen, dass sie ihre Schulden bezahlen können, bevor im Winter die neuen Maschinen geliefert werden, auf die sie schon so lange warten und die sie sehr brauchen.',
      ' besser',
      ' kaum besser',
    ],
    [
      'Los vecinos pueden dejar sus coches en la plaza durante la noche, siempre que no tapen la entrada de la iglesia ni la fuente y los retiren antes de que lleguen los camiones de la basura y los puestos del mercado que abren muy temprano.',
      ' durante la noche',
      ' durante la noche, salvo en verano',
    ],
    [
      '会员可以随时使用船只、船棚和工具房,每位会员最多可以带两位客人,客人上船之前必须了解俱乐部的规则,并且在离开的时候把救生衣放回原处,不得带走任何物品,也不得在岸边生火或者留下垃圾。',
      '工具房',
      '工具房,比赛日除外',
    ],
  ])('%s', async (text, from, to) => {
    const other = text.replace(from, to)
    expect(await left(text, other)).toBe(other)
    expect(await left(other, text)).toBe(text)
  })
})

it('what a document says twice in other words is no edit, and goes in another document', async () => {
  const entry = (subject: string, part: string) =>
    `Returns the ${subject} of the given node, or an empty one if there is none. The returned value is a copy: changes to it do not reach the tree. It may be kept for as long as the tree is open, and is given back with the ${part} when the tree is closed.`
  const [one, other] = [entry('ancestor', 'cursor'), entry('neighbour', 'cursor')]
  expect(await left(`${one}\n\n${other}`)).toBe(`${one}\n\n${other}`)
  expect(await left(one, other)).toBe('')
})

describe('a row of values', () => {
  const row = '4 5 6 7 8 9 10 11 12 13'
  it('stays below another heading', async () => {
    const other = `Station South\n\n${row}\n\nIt rained.`
    expect(await left(`Station North\n\n${row}\n\nIt was dry.`, other)).toBe(other)
  })

  it('goes with the text around it', async () => {
    const head = 'Values of the station on the northern pier by the hour'
    expect(
      await left(`${head}\n\n${row}\n\n${head} again`, `News\n\n${head}\n\n${row}\n\n${head} again`),
    ).toBe('News')
  })
})

it('short lines in a row go from sixteen words on, or from as many as a block needs to go alone', async () => {
  const list = Array.from(
    { length: 6 },
    (_, i) => `${'bdfgkl'[i]}ana ${'bdfgkl'[i]}emo ${'bdfgkl'[i]}iru`,
  ).join('\n')
  const run = async (minWords: number) => {
    const { report } = await dedupe(
      [
        { path: 'a.txt', text: `Alpha one\n${list}\nAlpha end\n` },
        { path: 'b.txt', text: `Beta two\n${list}\nBeta end\n` },
      ],
      { minWords },
    )
    return report.summary.removedWords
  }
  expect(await run(8)).toBe(18)
  expect(await run(18)).toBe(18)
  expect(await run(19)).toBe(0)
})

describe('lines of code that differ in an operator', () => {
  it.each([
    [
      'while (pier < quay && seen < total && bell < lamp && rope < mast) {',
      'while (pier > quay && seen > total && bell > lamp && rope > mast) {',
    ],
    [
      'if (ready && open && visible) start(engine, with, these)',
      'if (!ready && !open && visible) start(engine, with, these)',
    ],
    [
      'move(point, x, y, once, back, again, twice, more)',
      'move(point, -x, y, once, back, again, twice, more)',
    ],
    [
      'answer = left * rate / tides / piers / lamps / people / boats',
      'answer = left / rate * months / days / hours / people',
    ],
    [
      'if (isOpen && hasTicket) enter(the, hall, with, them)',
      'if (isOpen || hasTicket) enter(the, hall, with, them)',
    ],
  ])('%s', async (one, other) => {
    const page = (name: string, code: string) => `${name}\n\n    ${code}\n\nThe end of ${name}.`
    expect(await left(page('First', one), page('Second', other))).toBe(page('Second', other))
    expect(await left(page('First', one), page('Second', one))).not.toContain(one)
  })

  it('stay in a fence that differs in any visible byte', async () => {
    const fence = (code: string) => `\`\`\`\n${code}\n\`\`\``
    const code = 'const list = first(items, total)\nreturn list[begin] + list[end] + total'
    for (const other of [
      code.replace('list[begin]', 'List[begin]'),
      code.replace('(items, total)', '[items, total]'),
    ])
      expect(await leftOf('md', [`One.\n\n${fence(code)}`, `Two.\n\n${fence(other)}`])).toBe(
        `Two.\n\n${fence(other)}`,
      )
    expect(
      await leftOf('md', [`One.\n\n${fence(code)}`, `Two.\n\n${fence(code.replace('= first', '=  first'))}`]),
    ).toBe('Two.')
  })
})
