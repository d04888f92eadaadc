import type { Metadata } from 'next'
import { ArticleFilterBar } from '@/components/articles/article-filter-bar'
import { ArticleTable } from '@/components/articles/article-table'
import { buttonVariants } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { queryString, single } from '@/lib/forms/search-params'
import { listArticles } from '@/lib/help/queries'
import { articleFilterSchema } from '@/lib/help/schema'

export const metadata: Metadata = { title: 'Articles' }

export default async function ArticlesPage({ searchParams }: PageProps<'/articles'>) {
  const { db, user } = await requireUser()
  const filter = articleFilterSchema.parse(single(await searchParams))
  const { articles, next } = await listArticles(db, filter)
  const { q, status, before } = filter
  const pageHref = (place?: string) => `/articles${queryString({ q, status, before: place })}`
  return (
    <>
      <PageHeader
        title="Articles"
        actions={
          <>
            {/* No Link: its pages are documents of their own. */}
            <a href="/help" className={`${buttonVariants({ variant: 'ghost' })} max-sm:hidden`}>
              Help centre
            </a>
            <LinkButton href="/articles/categories" prefetch={false}>
              Categories
            </LinkButton>
            <LinkButton href="/articles/new" prefetch={false}>
              New article
            </LinkButton>
          </>
        }
      />
      <ArticleFilterBar filter={filter} />
      <ArticleTable
        articles={articles}
        narrowed={Boolean(q || status || before)}
        timeZone={user.timeZone}
      />
      {/* Backwards it goes to the start: what changed last is what one comes for. */}
      <Pagination
        previous={before ? pageHref() : undefined}
        next={next ? pageHref(next) : undefined}
      />
    </>
  )
}
