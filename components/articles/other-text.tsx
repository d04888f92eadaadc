import type { ArticleState } from '@/lib/help/article-state'

/** What somebody else made of the text meanwhile, to take from it what one wants. */
export function OtherText({ theirs }: { theirs: ArticleState['theirs'] }) {
  if (!theirs) return null
  return (
    <details open className="rounded-lg border border-note-line bg-note p-3">
      <summary className="cursor-pointer rounded-sm text-xs font-medium text-note-foreground">
        The text as {theirs.by ?? 'somebody else'} saved it. Saving again puts yours in its place.
      </summary>
      <pre className="mt-2 max-h-96 overflow-auto text-xs whitespace-pre-wrap wrap-anywhere">
        {theirs.text}
      </pre>
    </details>
  )
}
