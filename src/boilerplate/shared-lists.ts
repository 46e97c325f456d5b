/** Lists that rules of any language may use, a user's own included: networks, stores. */
import lists from './rules/lists.json' with { type: 'json' }

export const SHARED_LISTS: Readonly<Record<string, readonly string[]>> = lists
