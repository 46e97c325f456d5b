/** Documents as lists of blocks, and what is left of them. */
import { dedupe } from '../../src/index.js'

export type Blocks = readonly string[]

/** What is left of each of these documents, block by block. */
export async function leftOfAll(documents: readonly Blocks[], options = {}): Promise<readonly Blocks[]> {
  const { cleaned } = await dedupe(
    documents.map((blocks, i) => ({ path: `${i}.txt`, text: blocks.join('\n\n') })),
    options,
  )
  const texts = new Map(
    [...cleaned].map(({ path, text }) => [path, Buffer.from(text).toString('utf8').trim()]),
  )
  return documents.map((_, i) => (texts.get(`${i}.txt`) || null)?.split('\n\n') ?? [])
}

/** What is left of the last of these documents; options may stand behind them. */
export async function left(...documents: readonly [...Blocks[], options: Blocks | object]): Promise<Blocks> {
  const blocks = documents.filter((one): one is Blocks => Array.isArray(one))
  const options = documents.find((one) => !Array.isArray(one))
  return (await leftOfAll(blocks, options)).at(-1) ?? []
}
