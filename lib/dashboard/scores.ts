/** How many tickets were rated at all. */
export function ratedOf(scores: readonly number[]): number {
  return scores.reduce((sum, count) => sum + count, 0)
}

/** The mean of all ratings, 1 to 5, to a hundredth; null when there are none. */
export function averageOf(scores: readonly number[]): number | null {
  const rated = ratedOf(scores)
  if (rated === 0) return null
  const sum = scores.reduce((all, count, at) => all + count * (at + 1), 0)
  return Math.round((sum / rated) * 100) / 100
}

/** "4.31"; a dash for none. */
export function averageText(average: number | null): string {
  return average === null ? '–' : average.toFixed(2)
}

/** "23 %" of a whole; a dash of none. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`
}
