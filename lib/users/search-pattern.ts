/**
 * A filter value for PostgREST's `imatch` that finds these words anywhere, as they are: signs with a
 * meaning in regular expressions are escaped, and so are quotes, which would end the value.
 */
export function anywhere(words: string): string {
  const literal = words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return `"${literal.replace(/["\\]/g, String.raw`\$&`)}"`
}
