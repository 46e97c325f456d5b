/** The rows as text: one line a figure, with its aim and whether it is met. */
import type { Mode } from '../../src/model.js'
import { type Aim, isMet, type Row } from './rows.js'

export function tableText(rows: readonly Row[], modes: readonly Mode[]): string {
  const lines = [
    ['', 'figure', 'n', ...modes, 'aim', ''],
    ...rows.map((row) => [
      row.part,
      row.name,
      row.size === null ? '' : String(row.size),
      ...modes.map((mode) => shown(row.figures[mode] ?? null)),
      aimsText(row.aims.filter(({ mode }) => modes.includes(mode))),
      verdict(row),
    ]),
  ]
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map((line) => Array.from(line[column]).length)),
  )
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          isNumeric(column, modes.length) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const isNumeric = (column: number, modes: number): boolean => column >= 2 && column < 3 + modes

function verdict(row: Row): string {
  const met = isMet(row)
  return met === null ? '' : met ? 'met' : 'NOT MET'
}

function shown(figure: number | null): string {
  if (figure === null) return '-'
  if (figure === 0 || (figure > 1 && Number.isInteger(figure))) return String(figure)
  return figure > 1 ? figure.toFixed(1) : figure.toFixed(4)
}

/** An aim of `balanced` alone needs no name, nor does one that all modes have. */
function aimsText(aims: readonly Aim[]): string {
  const limits = aims.map(({ atLeast, atMost }) => (atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`))
  if (new Set(limits).size === 1) return limits[0]
  return aims.map(({ mode }, at) => (mode === 'balanced' ? limits[at] : `${mode} ${limits[at]}`)).join(', ')
}
