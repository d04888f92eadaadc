/**
 * Stands above what a user is told by mail, which may be of internal notes. What a mail program
 * quotes in a way that is not known here does not get past it.
 */
export const ANSWER_MARK = '-=-=- An answer above this line goes to the requester -=-=-'

/** What a user wrote above the mark; the whole text where it is not quoted. */
export function aboveMark(text: string): string {
  // Quoted, it may be indented, and broken where a program breaks lines.
  const words = ANSWER_MARK.split(' ')
  const at = new RegExp(`^.*${words.join('[\\s>]+')}`, 'm').exec(text)?.index
  return at === undefined ? text : text.slice(0, at)
}
