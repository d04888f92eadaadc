import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleFacts } from '@/components/articles/article-facts'
import { ArticleForm } from '@/components/articles/article-form'
import { DeleteArticleForm, RestoreArticleForm } from '@/components/articles/delete-article-form'
import { PictureSection } from '@/components/articles/picture-section'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { saveArticleAction, setDeletedAction } from '@/lib/help/actions'
import { doneText } from '@/lib/help/labels'
import { getArticle, listCategories, listPictures } from '@/lib/help/queries'
import { helpIdSchema } from '@/lib/help/schema'

export const metadata: Metadata = { title: 'Article' }

export default async function ArticlePage({ params, searchParams }: PageProps<'/articles/[id]'>) {
  const { db, user } = await requireUser()
  const id = helpIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [article, categories, pictures] = await Promise.all([
    getArticle(db, id.data),
    listCategories(db),
    listPictures(db, id.data),
  ])
  if (!article) notFound()
  const { done, picture, refused } = single(await searchParams)
  const header = (
    <PageHeader title={article.title} back={{ href: '/articles', label: 'Articles' }} />
  )
  if (article.status === 'deleted') {
    return (
      <>
        {header}
        <Section title="Deleted" description={doneText(done)}>
          <RestoreArticleForm
            article={article}
            act={setDeletedAction.bind(null, article.id, false)}
          />
        </Section>
      </>
    )
  }
  return (
    <>
      {header}
      <ArticleFacts article={article} timeZone={user.timeZone} />
      <ArticleForm
        save={saveArticleAction.bind(null, article.id)}
        categories={categories}
        article={article}
        done={doneText(done)}
      />
      <div className="border-t">
        <PictureSection
          article={article.id}
          pictures={pictures}
          fresh={picture}
          refused={refused?.slice(0, 200)}
        />
        <Section title="Delete" description="Its readers and search engines lose it at once.">
          <DeleteArticleForm
            article={article}
            act={setDeletedAction.bind(null, article.id, true)}
          />
        </Section>
      </div>
    </>
  )
}
