import type { PageTime } from './api-calls'
import type { StartTimes } from './bench-stack'
import type { PageWeight } from './browser'
import type { Measured } from './load'
import type { Memory } from './memory'
import type { Plan } from './plans'

export type Report = {
  at: string
  machine: string
  load: number[]
  tickets: number
  messages: number
  seedSeconds: number
  ready: StartTimes
  speeds: Measured[]
  pages: ({ name: string } & PageTime)[]
  plans: Plan[]
  weights: { name: string; weight: PageWeight }[]
  memory: { rest: Memory; loaded: Memory }
}

type Cell = string | number | null

const shown = (cell: Cell) =>
  typeof cell === 'number' ? String(Math.round(cell * 100) / 100) : (cell ?? '–')

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

/** The report as tables for a terminal. */
export function printable(report: Report): string {
  const { tickets, messages, seedSeconds, ready, machine, load, memory } = report
  const names = [...new Set(report.weights.flatMap(({ weight }) => Object.keys(weight)))].sort()
  const processes = Object.keys(report.speeds[0]?.cpu ?? {})
  return [
    `${tickets} tickets, ${messages} messages, loaded in ${seedSeconds} s; ${machine}; load ${load.map((n) => n.toFixed(1)).join(' ')}`,
    `Ready after ${ready.cold.toFixed(1)} s with nothing there but the build, ${ready.warm.toFixed(1)} s with its data`,
    table(
      'Speed (ms; best round)',
      ['', 'connections', 'median', 'p99', 'requests/s'],
      report.speeds.flatMap(({ name, speeds }) =>
        speeds.map((s) => [name, s.connections, s.median, s.p99, s.requestsPerSecond]),
      ),
    ),
    table(
      'Processor time of a request (ms)',
      ['', ...processes, 'all'],
      report.speeds.map(({ name, cpu }) => [
        name,
        ...processes.map((process) => cpu[process] ?? null),
        Object.values(cpu).reduce((sum, ms) => sum + ms, 0),
      ]),
    ),
    table(
      'Where a page’s time goes (ms, one visitor)',
      ['', 'total', 'waiting for the API', 'its own', 'API calls', 'in a row'],
      report.pages.map((p) => [
        p.name,
        p.total,
        p.waiting,
        p.total - p.waiting,
        p.calls.length,
        p.inARow,
      ]),
    ),
    table(
      'In the database, as an agent (ms)',
      [
        '',
        'planning',
        'execution',
        'buffers',
        'cost',
        'without RLS: execution',
        'cost',
        'ratio of cost',
      ],
      report.plans.map((p) => [
        p.name,
        p.planning,
        p.execution,
        p.buffers,
        p.cost,
        p.executionWithout,
        p.costWithout,
        p.costWithout && p.cost / p.costWithout,
      ]),
    ),
    table(
      'First visit (kB over the wire)',
      ['', ...names],
      report.weights.map(({ name, weight }) => [
        name,
        ...names.map((n) => weight[n]?.kilobytes ?? 0),
      ]),
    ),
    table(
      'Memory (MB)',
      ['', 'at rest', 'after load'],
      Object.keys(memory.loaded).map((n) => [n, memory.rest[n] ?? null, memory.loaded[n] ?? null]),
    ),
  ].join('\n')
}
