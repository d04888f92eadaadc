import type { Metadata } from 'next'
import { ArticleForm } from '@/components/articles/article-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { createArticleAction } from '@/lib/help/actions'
import { listCategories } from '@/lib/help/queries'

export const metadata: Metadata = { title: 'New article' }

export default async function NewArticlePage() {
  const { db } = await requireUser()
  return (
    <>
      <PageHeader title="New article" back={{ href: '/articles', label: 'Articles' }} />
      <ArticleForm save={createArticleAction} categories={await listCategories(db)} />
    </>
  )
}
