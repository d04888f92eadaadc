// Contacts and companies have no version: the moment of their last change is their ETag.

/** The ETag of what was changed at this time. */
export const etagOfTime = (updatedAt: string) => `"${updatedAt}"`

/** The time in an `If-Match`: none for `*`; what is none of ours never fits. */
export function seenAt(ifMatch: string): { seen_at?: string } {
  if (ifMatch === '*') return {}
  const time = /^"([0-9TZ:.-]{1,40})"$/.exec(ifMatch)?.[1]
  return { seen_at: time ?? 'never' }
}
