/** The candidate that was probably meant: one that the word begins, or is two slips away from. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const limit = word.length < 4 ? 1 : 2
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: slips(word.toLowerCase(), candidate, limit) }))
    .filter((one) => one.slips <= limit)
    .sort((a, b) => a.slips - b.slips)
  return ranked[0]?.candidate
}

/** How many letters were left out, put in or mistaken (Levenshtein); not counted beyond a limit. */
function slips(word: string, meant: string, limit: number): number {
  if (word.length > 1 && meant.startsWith(word)) return 0.5
  if (Math.abs(word.length - meant.length) > limit) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: meant.length + 1 }, (_, length) => length)
  for (const [index, letter] of [...word].entries()) {
    const next = [index + 1]
    for (const [at, other] of [...meant].entries()) {
      const [left = 0, above = 0, corner = 0] = [next[at], row[at + 1], row[at]]
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
