import type { Level } from './types'

/** Which level a number is of, by where a warning and trouble begin. */
export function levelOf(value: number, warn: number, bad: number): Level {
  if (value >= bad) return 'bad'
  return value >= warn ? 'warn' : 'ok'
}

/** "1 job", "2,000 jobs". */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A time in seconds by its largest unit: "3 hours". */
export function forHowLong(seconds: number): string {
  const [noun, size] = UNITS.find(([, least]) => seconds >= least) ?? ['second', 1]
  return counted(Math.floor(seconds / size), noun)
}
