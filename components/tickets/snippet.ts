/** Cuts a snippet at its marks, U+E000 and U+E001: text and matches by turns, text first. */
export function markedParts(snippet: string): string[] {
  return snippet.split(/[\uE000\uE001]/)
}
