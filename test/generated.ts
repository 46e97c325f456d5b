/**
 * What properties are tried on. Where CI is set it is the same each time, so that a failure there is one of the change; elsewhere
 * each run tries other cases. `SEED=number npm test` repeats those of a run that failed.
 */
import fc from 'fast-check'

const SEED_OF_CI = 20_261_123

const { CI, SEED } = process.env
if (SEED !== undefined) fc.configureGlobal({ seed: Number(SEED) })
else if (CI !== undefined) fc.configureGlobal({ seed: SEED_OF_CI })
