/** A curator's file of decisions. */
import { checkedDecisions, type HandDecisions } from '../decide/hand-file.js'
import { DedupeError, reasonOf } from '../failure.js'
import { readGiven } from './given-file.js'

/** Reads and checks it; throws DedupeError, which names the file and, where one is wrong, the decision. */
export function loadDecisions(path: string): HandDecisions {
  let text: string
  try {
    text = readGiven(path).toString('utf8')
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${path} of --decisions: ${reasonOf(error)}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new DedupeError('bad-decisions', `${path} is not JSON: ${reasonOf(error)}`)
  }
  return checkedDecisions(json, path)
}
