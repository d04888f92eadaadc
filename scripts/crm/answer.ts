import type { Command } from 'commander'

/** Prints an answer: the lines for people, or the object when `--json` was given. */
export function answer(command: Command, json: object, lines: readonly string[]): void {
  const { json: asJson } = command.optsWithGlobals<{ json?: boolean }>()
  console.log(asJson ? JSON.stringify(json, null, 2) : lines.join('\n'))
}
