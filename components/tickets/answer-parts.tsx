import { Button } from '@/components/ui/button'
import type { News } from '@/lib/answering/types'

/** What others wrote while an answer was being written. */
export function AnswerNews({ news }: { news: readonly News[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {news.map(({ id, kind, author, html }) => (
        <li key={id} className="rounded-md border bg-background px-3 py-2">
          <p className="text-xs">
            <bdi className="font-semibold">{author}</bdi>{' '}
            <span className="text-muted-foreground">
              {kind === 'note' ? 'Internal note' : 'Reply'}
            </span>
          </p>
          <Rendered html={html} />
        </li>
      ))}
    </ul>
  )
}

/** A text as its readers will see it, and a button that puts it away. */
export function AnswerPreview({ html }: { html: string }) {
  return (
    <section aria-label="Preview" className="rounded-md border border-dashed border-perforation">
      <div className="flex items-center justify-between gap-2 border-b border-dashed border-perforation px-2.5 py-1">
        <span className="text-xs text-muted-foreground">Preview</span>
        <Button type="submit" name="intent" value="write" variant="ghost" size="inline">
          Hide preview
        </Button>
      </div>
      <div className="max-h-80 overflow-y-auto px-2.5 py-1.5">
        <Rendered html={html} />
      </div>
    </section>
  )
}

function Rendered({ html }: { html: string }) {
  return (
    <div
      dir="auto"
      className="message-text"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it safe
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
