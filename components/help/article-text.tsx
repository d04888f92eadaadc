import { cn } from '@/lib/cn'

/** The text of an article, from safe HTML. */
export function ArticleText({ html, className }: { html: string; className?: string }) {
  return (
    <div
      dir="auto"
      className={cn('article-text', className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/help/article-html.ts let it pass
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
