/** Microseconds of processor time that something takes, the best of some runs: what else the machine does hardly counts. */
export async function leastTime(run: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i += 1) {
    const begun = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(begun)
    least = Math.min(least, user + system)
  }
  return least
}

/** What is between the 16 that a linear run takes for 16 times as much, and the 256 of one that goes by the square. */
export const SQUARE = 64

/** How many times as long 16 times as much takes; `timeOf` is asked once before, so that code is compiled. */
export async function growth(timeOf: (size: number) => Promise<number>, size: number): Promise<number> {
  await timeOf(size)
  const small = await timeOf(size)
  return (await timeOf(size * 16)) / small
}
