/** Beyond this nothing is counted. */
const MOST = 10_000

/** A capped count as it is read: "12", "9,876", "10,000+". */
export function countText(count: number): string {
  return count > MOST ? `${MOST.toLocaleString('en')}+` : count.toLocaleString('en')
}
