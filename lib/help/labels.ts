import type { ArticleStatus, Votes } from './types'

export const ARTICLE_STATUS_LABELS: Record<ArticleStatus, string> = {
  draft: 'Draft',
  published: 'Published',
  deleted: 'Deleted',
}

/** How many readers an article helped, of those who said. */
export function votesText({ helpful, unhelpful }: Votes): string {
  const all = helpful + unhelpful
  return all === 0 ? 'No answers yet' : `Helped ${helpful} of ${all}`
}

const DONE: Record<string, string> = {
  draft: 'Saved as a draft.',
  published: 'Published.',
  unpublished: 'Taken back as a draft.',
  saved: 'Saved.',
  deleted: 'Deleted.',
  restored: 'Taken back as a draft.',
  'no-picture': 'The picture is removed.',
}

/** What a page's address says was just done there, in words. */
export const doneText = (done: string | undefined) =>
  done && Object.hasOwn(DONE, done) ? DONE[done] : undefined

/** The same on the page of the categories. */
export const categoryDoneText = (done: string | undefined) =>
  done === 'created' ? 'Created.' : doneText(done)
