const COUNTED_TO = 1000

/** How many there are, with their noun; the database counts to 1,001: "1 ticket", "1,000+ tickets". */
export function cappedText(count: number, [one, many]: readonly [string, string]): string {
  if (count > COUNTED_TO) return `${COUNTED_TO.toLocaleString('en')}+ ${many}`
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
