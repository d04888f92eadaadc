import type { Tally } from './tally'

/** Prints one line for a check that ended, and its output below when it failed. */
export function printStep(name: string, ok: boolean, seconds: number, note = '', output = '') {
  const mark = ok ? '✓' : '✗'
  console.log(`${mark} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${note}`.trimEnd())
  if (ok || output.trim() === '') return
  console.log(output.trim().replace(/^/gm, '    '))
}

/** Prints where a part of the checks begins. */
export function printHeading(name: string): void {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
}

/** The line that people and programs look for at the end. */
export function summary({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`
}
