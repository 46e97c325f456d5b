/** Facts that a single character tells, in paragraphs long enough for other edits to go. */
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'

const CHINESE =
  '港口的旧仓库去年冬天重新开放，附近的渔民每天早上把船停在门口，然后走进去喝一碗热汤。仓库里一共摆着四十张长桌，' +
  '最里面的那张留给管钥匙的人。他说天气好的时候大家宁愿坐在外面的木箱上，看着潮水慢慢退到灯塔那边去，直到天黑。'
const JAPANESE =
  '港の古い倉庫は去年の冬にふたたび開かれ、近くの漁師たちは毎朝そこに船をつけて熱い汁を一杯飲むようになった。' +
  '倉庫には四十の長い机が並び、いちばん奥のものは鍵を持つ人のために空けてある。天気がよければ外の木箱に座り、潮が引くのを見る。'
const THAI =
  'โกดังเก่าที่ท่าเรือเปิดอีกครั้งเมื่อฤดูหนาวปีก่อน คนจับปลาแถวนั้นจอดเรือไว้หน้าประตูทุกเช้าแล้วเดินเข้าไปกินแกงร้อนหนึ่งถ้วย ' +
  'คนถือกุญแจบอกว่าในวันที่อากาศดีคนชอบนั่งบนลังไม้ข้างนอก มองน้ำทะเลค่อยค่อยลงไปทางประภาคารจนกว่าจะมืด'

test.each([
  ['a numeral', CHINESE, '四十张', '七十张'],
  ['a negation', CHINESE, '宁愿坐', '不愿坐'],
  ['a numeral in Japanese', JAPANESE, '四十の', '七十の'],
  ['a negation in Thai', THAI, 'คนชอบนั่ง', 'คนไม่ชอบนั่ง'],
])('%s in one of two paragraphs keeps both', async (_, text, one, other) => {
  const changed = text.replace(one, other)
  expect(changed).not.toBe(text)
  for (const texts of [
    [text, changed],
    [changed, text],
  ]) {
    const { cleaned } = await dedupe(texts.map((text, at) => ({ path: `${at}.txt`, text })))
    expect([...cleaned].map(({ text }) => Buffer.from(text).toString())).toEqual(texts)
  }
})

test.each([
  ['Chinese', CHINESE, '木箱', '本箱'],
  ['Japanese', JAPANESE, '木箱', '本箱'],
])('a misread character in %s does not', async (_, text, one, other) => {
  const { cleaned } = await dedupe([
    { path: '0.txt', text },
    { path: '1.txt', text: text.replace(one, other) },
  ])
  expect([...cleaned].map(({ text }) => Buffer.from(text).toString())).toEqual([text, ''])
})
