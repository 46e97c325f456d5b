/** What is decided of a block. Apart from the decisions, so that a thread that only reads them does not load what makes them. */

/** Per block: all of it stays, all of it goes, or only passages of it go. */
export const KEPT = 0
export const REMOVED = 1
export const CUT = 2
