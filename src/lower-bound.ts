/** The first place of [from, to) whose value is not below `value`, of values in rising order; `to` where there is none. */
export function lowerBound(
  values: ArrayLike<number>,
  value: number,
  from = 0,
  to: number = values.length,
): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
