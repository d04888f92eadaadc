import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { ArticlesIcon } from '@/components/layout/nav-icons'
import { RelativeTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { votesText } from '@/lib/help/labels'
import type { ListedArticle } from '@/lib/help/types'
import { ArticleStatus } from './article-status'

const COLUMNS: Column[] = [
  { name: 'Title' },
  { name: 'Status', className: 'w-28' },
  { name: 'Category', className: 'w-44' },
  { name: 'Was it helpful?', className: 'w-36' },
  { name: 'Changed', className: 'w-32 text-right' },
]

type ArticleTableProps = { articles: ListedArticle[]; narrowed: boolean; timeZone: string }

/** The articles of the help centre as their writers see them; each row leads to its article. */
export function ArticleTable({ articles, narrowed, timeZone }: ArticleTableProps) {
  if (articles.length === 0) {
    return (
      <EmptyState
        icon={<ArticlesIcon className="size-5" />}
        title={narrowed ? 'None of these' : 'No articles yet'}
        action={
          !narrowed && (
            <LinkButton href="/articles/new" variant="primary">
              Write the first one
            </LinkButton>
          )
        }
      >
        {narrowed
          ? 'No article has these words in its title, or is in this state.'
          : 'What people ask again and again is written down once, for everybody to read.'}
      </EmptyState>
    )
  }
  return (
    <Table caption="Articles" columns={COLUMNS}>
      {articles.map((article) => (
        <ArticleRow key={article.id} article={article} timeZone={timeZone} />
      ))}
    </Table>
  )
}

function ArticleRow({ article, timeZone }: { article: ListedArticle; timeZone: string }) {
  const { id, title, status, category, votes, updatedAt, editedBy } = article
  const answered = votes.helpful + votes.unhelpful > 0
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell>
        <div className="flex min-w-0">
          <Link href={`/articles/${id}`} prefetch={false} title={title} className={coverRow}>
            <bdi>{title}</bdi>
          </Link>
        </div>
      </Cell>
      <Cell className="max-md:justify-self-end max-md:text-xs">
        <ArticleStatus status={status} />
      </Cell>
      <Cell className="text-muted-foreground max-md:text-xs">
        <bdi className="block truncate" title={category}>
          {category}
        </bdi>
      </Cell>
      <Cell className="text-muted-foreground tabular-nums max-md:hidden">
        {answered && votesText(votes)}
      </Cell>
      <Cell className="text-right text-muted-foreground tabular-nums max-md:text-xs">
        <span title={editedBy ? `by ${editedBy}` : undefined}>
          <RelativeTime at={updatedAt} timeZone={timeZone} />
        </span>
      </Cell>
    </Row>
  )
}
