import { articlePath, categoryPath } from '@/lib/help/addresses'
import type { PublishedArticle } from '@/lib/help/types'

const link = 'rounded-sm text-primary underline underline-offset-2 hover:text-primary-hover'

/** What a reader sees who said whether an article helped. */
export function HelpThanks({ article: { slug, title, category } }: { article: PublishedArticle }) {
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-3 px-4 py-16 text-base sm:px-8">
      <h1 className="text-xl">Thank you for telling us</h1>
      <p className="max-w-[60ch] text-muted-foreground">
        Those who write these articles see how many they helped. If something is still open,{' '}
        <a href="/request" className={link}>
          write to us
        </a>
        .
      </p>
      <p className="wrap-anywhere">
        Back to{' '}
        <a href={articlePath(slug)} className={link}>
          {title}
        </a>
        , or to all{' '}
        <a href={categoryPath(category.slug)} className={link}>
          about {category.name}
        </a>
        .
      </p>
    </div>
  )
}
