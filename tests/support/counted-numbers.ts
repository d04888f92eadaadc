import type { Counted } from './counted-tickets'

const inDays = (day: string | null, first: string, last: string) =>
  day !== null && day >= first && day <= last

/** By the definitions in words: one after the other, all of them. */
export function numbers(tickets: Counted[], first: string, last: string) {
  const created = tickets.filter((t) => inDays(t.created, first, last))
  const replied = tickets.filter((t) => inDays(t.replied, first, last))
  const solved = tickets.filter((t) => inDays(t.solved, first, last))
  const reply = replied.map((t) => roundedMinutes(t.replyMinutes ?? 0)).sort((a, b) => a - b)
  const solve = solved.map((t) => roundedMinutes(t.solveMinutes ?? 0)).sort((a, b) => a - b)
  return {
    ...{ created: created.length, replied: replied.length, solved: solved.length },
    ...{ reply_median: percentile(reply, 50), reply_p90: percentile(reply, 90) },
    ...{ solve_median: percentile(solve, 50), solve_p90: percentile(solve, 90) },
    scores: [1, 2, 3, 4, 5].map((score) => solved.filter((t) => t.score === score).length),
    backlog: tickets.filter((t) => t.created <= last && !(t.solved !== null && t.solved <= last))
      .length,
  }
}

const percentile = (sorted: number[], part: number) =>
  sorted[Math.ceil((sorted.length * part) / 100) - 1] ?? null

function roundedMinutes(exact: number): number {
  const steps: [number, number][] = [
    ...([
      [20, 1],
      [50, 2],
      [120, 5],
      [240, 10],
      [480, 20],
      [960, 30],
    ] as [number, number][]),
    ...([
      [1440, 60],
      [2880, 120],
      [5760, 240],
      [14400, 480],
      [43200, 1440],
    ] as [number, number][]),
  ]
  const step = steps.find(([below]) => exact < below)?.[1] ?? 4320
  // Halves go to the even one, as Postgres rounds a double.
  const times = exact / step
  const whole = Math.floor(times)
  return (times - whole === 0.5 ? whole + (whole % 2) : Math.round(times)) * step
}
