import { DELIMITERS, type Delimiter } from './types'

const LINES = 20

/**
 * What stands between the cells of a text, told by its first lines: what occurs in the first of them,
 * and as often in most others. Signs in quotes do not count. A comma where nothing does.
 */
export function delimiterOf(beginning: string): Delimiter {
  const lines = countedLines(beginning)
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.get(delimiter) ?? 0)
    const first = counts[0] ?? 0
    if (first === 0) continue
    const alike = counts.filter((count) => count === first).length / counts.length
    const score = alike * 1000 + Math.min(first, 200)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** How often each sign stands outside of quotes, line by line; a last line that was cut is left out. */
function countedLines(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = []
  let line = new Map<string, number>()
  let quoted = false
  let empty = true
  const end = () => {
    if (!empty) lines.push(line)
    line = new Map()
    empty = true
  }
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    if (!quoted && (sign === '\n' || sign === '\r')) {
      end()
      if (lines.length >= LINES) return lines
      continue
    }
    empty = false
    if (!quoted) line.set(sign, (line.get(sign) ?? 0) + 1)
  }
  if (lines.length === 0) end()
  return lines
}
