/** What somebody typed into the search of the help centre, as it is looked for; empty for nothing. */
export function typedQuery(typed: string | null | undefined): string {
  return (typed ?? '')
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200)
}
