/** Writes what was found: each file is read a second time for its cleaned copy, and the report stands beside it. */

import { createCleanOutput } from '../corpus/clean-output.js'
import { unmarked } from '../corpus/cut-marks.js'
import { placeInIndex } from '../corpus/index-places.js'
import { passedEntry, passedNotices } from '../corpus/passed.js'
import { repackAll } from '../corpus/records/repack.js'
import type { Walk } from '../corpus/walk.js'
import type { Host } from '../host.js'
import { turned } from '../let-go.js'
import type { Report } from '../model.js'
import { type CleanOptions, deciding } from '../options.js'
import { buildReport } from '../report/build.js'
import type { Findings } from '../report/findings.js'
import { idleOptions } from '../report/idle-options.js'
import { lossesOf, massRemovals } from '../report/mass-removals.js'
import { flatSource } from '../report/page-source.js'
import { TOOL } from '../report/tool.js'
import { unwrittenSources } from '../report/unwritten-sources.js'
import { eachReportPiece } from '../workers/report-all.js'
import { rewriteAll } from '../workers/rewrite-all.js'
import type { Found } from './found.js'

/** `started` is when the run did, by the host's clock. Throws DedupeError where the output cannot be written: then nothing is. */
export async function write(
  paths: readonly string[],
  walk: Walk,
  options: CleanOptions,
  host: Host,
  command: 'clean' | 'check',
  started: number,
  { documents, passed: unread, ...found }: Found,
): Promise<Report> {
  const { decisions, groups } = found
  const output = createCleanOutput(walk, options)
  try {
    const places = await rewriteAll(documents, unread, found, output, options, host)
    await turned()
    const records = walk.records ?? []
    await repackAll(records, documents, found.old, places, decisions, output, options, host)
    const untold =
      options.emit === 'text' ? [] : await output.attributes({ ...found, documents, records, places }, host)
    const lost = new Set(output.failed.map(({ path }) => path))
    const passed = unread.filter(({ file }) => !lost.has(file.path))
    if (found.lines !== null) placeInIndex(documents, found, found.lines, places)
    const fresh = documents.slice(found.old)
    const findings: Findings = {
      documents,
      against: options.against === null ? null : found.old,
      blocks: found.newBlocks,
      words: found.newWords,
      oldTokens: found.oldTokens,
      decisions,
      boilerplate: found.boilerplate,
      groups,
      places,
      resemblances: found.resemblances,
      text: options.text,
      skipped: [...walk.skipped, ...found.skipped, ...passed.map(passedEntry), ...output.failed, ...untold],
      warnings: [
        ...walk.warnings,
        ...passedNotices(passed),
        ...found.warnings,
        ...unwrittenSources(documents, lost, groups.stretches),
        ...massRemovals(lossesOf(documents, decisions, found.old)),
        ...unmarked(fresh, decisions.verdict, options.mark, records),
        ...idleOptions(fresh, decisions.verdict, found.boilerplate, options),
      ],
    }
    const report = buildReport(findings, {
      tool: TOOL,
      run: {
        command,
        paths,
        options: deciding(options),
        startedAt: host.startedAt,
        durationMs: Math.round(host.now() - started),
      },
    })
    await output.finish(
      report,
      (_, take) => eachReportPiece(report, findings, options.workers, host, take),
      flatSource(findings, report, found.names, found.thresholds),
    )
    return report
  } catch (error) {
    output.abort()
    throw error
  }
}
