/** What is cut from a 7-bit text with shifts leaves one that a decoder still reads. */
import { expect, test } from 'vitest'
import { decodeAs } from '../../../src/corpus/encoding/decode.js'
import { dedupe } from '../../../src/index.js'
import { encode } from './encoders.js'

const BLOCKS: Readonly<Record<string, readonly [string, string]>> = {
  'iso-2022-jp': [
    '川の水が少ない年には古い橋の二列目の石が見えると渡し守は言う。',
    '鐘は朝に一度だけ鳴り、町の人はそれで時を知る。',
  ],
  'iso-2022-kr': [
    '강물이 적은 해에는 오래된 다리의 둘째 줄 돌이 누구에게나 보인다고 사공이 말한다.',
    '종은 아침에 한 번만 울리고 마을 사람들은 그것으로 시간을 안다.',
  ],
  'hz-gb-2312': [
    '河水少的年份里,古桥的第二排石头谁都看得见,摆渡的人这样说。',
    '钟每天早上只响一次,镇上的人听了就知道时间。',
  ],
}

test.each(Object.keys(BLOCKS))('%s: the blocks that stay are read as before', async (encoding) => {
  const [shared, own] = BLOCKS[encoding]
  const encoded = Buffer.from(encode(`${shared}\n\n${own}\n`, encoding).bytes)
  // The header stands on the line of the first character, where no line end keeps it.
  const other = encoded[4] === 10 ? Buffer.concat([encoded.subarray(0, 4), encoded.subarray(5)]) : encoded
  const { report, cleaned } = await dedupe([
    { path: 'a.txt', text: `${shared}\n` },
    { path: 'b.txt', text: other },
  ])
  const documents = [...report.documents]
  expect(documents[1]).toMatchObject({ encoding, status: 'trimmed' })
  const [, { text }] = cleaned
  const decoded = decodeAs(text, encoding)
  expect('bytes' in decoded && Buffer.from(decoded.bytes).toString('utf8').trim()).toBe(own)
})
