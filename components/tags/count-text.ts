/** How many tickets bear a tag; the database counts to 10,001. */
export function countText(count: number): string {
  return count > 10_000 ? '10,000+' : count.toLocaleString('en')
}

/** The same with its noun: "1 ticket", "10,000+ tickets". */
export function ticketsText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'ticket' : 'tickets'}`
}
