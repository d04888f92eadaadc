import type { Report } from './measurement'

type Cell = string | number | null | undefined

const shown = (cell: Cell) =>
  typeof cell === 'number' ? String(Math.round(cell * 10) / 10) : (cell ?? '–')

function table(title: string, head: readonly string[], rows: readonly Cell[][]): string {
  const lines = [head, ...rows.map((row) => row.map(shown))]
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const padded = (line: readonly string[]) =>
    line
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join('  ')
  return [`\n${title}`, ...lines.map((line) => `  ${padded(line)}`)].join('\n')
}

/** A table with the same columns for each number of tickets, side by side. */
function sideBySide<Row>(
  title: string,
  reports: readonly Report[],
  columns: readonly string[],
  rowsOf: (report: Report) => Row[],
  name: (row: Row) => string,
  cells: (row: Row) => Cell[],
): string {
  const named = reports.map((report) => new Map(rowsOf(report).map((row) => [name(row), row])))
  const names = [...new Set(named.flatMap((rows) => [...rows.keys()]))]
  const head = reports.flatMap(({ tickets }) =>
    columns.map((column, n) => (n === 0 ? `${tickets.toLocaleString('en')}: ${column}` : column)),
  )
  const rows = names.map((row): Cell[] => [
    row,
    ...named.flatMap((rows) => {
      const found = rows.get(row)
      return found === undefined ? columns.map(() => null) : cells(found)
    }),
  ])
  return table(title, ['', ...head], rows)
}

/** Deep pages lie deeper where there is more: they stand in one line all the same. */
const line = (name: string) =>
  name.replace(/, page \d+$/, ', deep').replace(/, \d+ messages$/, (n) => n)

/** The reports as tables for a terminal, one column beside the other for each number of tickets. */
export function printable(reports: readonly Report[]): string {
  return [
    ...reports.map(
      ({ tickets, messages, seedSeconds, machine, load, ready }) =>
        `${tickets} tickets, ${messages} messages, loaded in ${seedSeconds} s; ${machine}; load ${load.map((n) => n.toFixed(1)).join(' ')}; ready after ${ready.cold.toFixed(1)} s with nothing there but the build, ${ready.warm.toFixed(1)} s with its data`,
    ),
    sideBySide(
      'Speed (ms; best round)',
      reports,
      ['median', 'p99', 'requests/s'],
      (report) => report.speeds.flatMap(({ name, speeds }) => speeds.map((s) => ({ ...s, name }))),
      (s) => `${line(s.name)} × ${s.connections}`,
      (s) => [s.median, s.p99, s.requestsPerSecond],
    ),
    sideBySide(
      'Processor time of a request (ms)',
      reports,
      ['app', 'postgres', 'all'],
      (report) => report.speeds,
      (s) => line(s.name),
      ({ cpu }) => [cpu.app, cpu.postgres, Object.values(cpu).reduce((sum, ms) => sum + ms, 0)],
    ),
    sideBySide(
      'Where a page’s time goes (ms, one visitor)',
      reports,
      ['total', 'waiting for the API', 'calls', 'in a row'],
      (report) => report.pages,
      (p) => p.name,
      (p) => [p.total, p.waiting, p.calls.length, p.inARow],
    ),
    sideBySide(
      'A bulk change, from asking to done (ms)',
      reports,
      ['changed', 'change', 'undo'],
      (report) => report.bulk,
      (b) => b.name,
      (b) => [b.items, b.change, b.undo],
    ),
    sideBySide(
      'Acts on a ticket (ms; paint: of the slowest presses, processor slowed fourfold)',
      reports,
      ['median', 'p99', 'paint'],
      (report) => report.acts,
      (a) => a.name,
      (a) => [a.median, a.p99, a.paint],
    ),
    sideBySide(
      'Saving one version at once',
      reports,
      ['writers', 'rounds', 'winners', 'seconds'],
      (report) => [report.race],
      () => 'race',
      (r) => [r.writers, r.rounds, r.winners, r.milliseconds / 1000],
    ),
    sideBySide(
      'In the database, as an agent (ms; pages of 8 kB)',
      reports,
      ['whole', 'pages', 'search', 'pages'],
      (report) => report.plans,
      (p) => p.name,
      (p) => [
        p.whole.execution,
        p.whole.pages,
        p.search.planning + p.search.execution,
        p.search.pages,
      ],
    ),
    sideBySide(
      'First visit (kB over the wire; largest contentful paint in ms, processor slowed fourfold)',
      reports,
      ['scripts', 'document', 'all', 'paint'],
      (report) => report.visits,
      (v) => v.name,
      ({ weight, paint }) => [
        weight.Script?.kilobytes,
        weight.Document?.kilobytes,
        Object.values(weight).reduce((sum, { kilobytes }) => sum + kilobytes, 0),
        paint,
      ],
    ),
    sideBySide(
      'Memory (MB; after each minute of load)',
      reports,
      ['at rest', 'after the above', 'under load'],
      ({ memory }) => Object.entries(memory.loaded).map(([name, mb]) => ({ name, mb, memory })),
      (m) => m.name,
      ({ name, mb, memory }) => [
        memory.rest[name],
        mb,
        memory.soaked.map((minute) => minute[name]).join(' ') || null,
      ],
    ),
  ].join('\n')
}
