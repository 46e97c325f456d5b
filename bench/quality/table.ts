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
      row.aims
        .filter(({ mode }) => modes.includes(mode))
        .map((aim) => aimText(aim, modes))
        .join(', '),
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

function aimText({ mode, atLeast, atMost }: Aim, modes: readonly Mode[]): string {
  const limit = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`
  return modes.length === 1 || mode === 'balanced' ? limit : `${mode} ${limit}`
}
