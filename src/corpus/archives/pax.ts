/** Attributes before a member, as pax writes them: `27 path=a/long/name\n`, the length counting itself. */
import { memberName } from './member-names.js'

/** Null where a record is broken. */
export function paxRecords(bytes: Buffer): ReadonlyMap<string, string> | null {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at)
    const digits = space < 0 ? '' : bytes.toString('latin1', at, space)
    const end = at + Number(digits)
    const equals = bytes.indexOf(0x3d, space)
    if (!/^\d{1,9}$/.test(digits) || end > bytes.length || bytes[end - 1] !== 0x0a) return null
    if (equals < 0 || equals >= end) return null
    records.set(bytes.toString('utf8', space + 1, equals), memberName(bytes.subarray(equals + 1, end - 1)))
    at = end
  }
  return records
}
