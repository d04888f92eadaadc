import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { UndoBanner } from '@/components/deletions/undo-banner'
import { TagSections } from '@/components/tags/tag-sections'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { restoreAction } from '@/lib/deletions/actions'
import { getDeletion } from '@/lib/deletions/queries'
import { one } from '@/lib/forms/search-params'
import { deleteTagAction, mergeTagAction, renameTagAction } from '@/lib/tags/actions'
import { getTag, listTagUses } from '@/lib/tags/queries'
import { tagIdSchema } from '@/lib/tags/schema'

export const metadata: Metadata = { title: 'Tag' }

export default async function TagPage({ params, searchParams }: PageProps<'/admin/tags/[id]'>) {
  const { db } = await requireAdmin()
  const id = tagIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [tag, deletion] = await Promise.all([
    getTag(db, id.data),
    getDeletion(db, one((await searchParams).deleted)),
  ])
  if (!tag) notFound()
  return (
    <>
      <PageHeader title={tag.name} back={{ href: '/admin/tags', label: 'Tags' }} />
      {deletion && <UndoBanner deletion={deletion} restore={restoreAction} />}
      <TagSections
        tag={tag}
        uses={await listTagUses(db, tag.name)}
        rename={renameTagAction.bind(null, tag.id)}
        merge={mergeTagAction.bind(null, tag.id)}
        remove={deleteTagAction.bind(null, tag.id)}
      />
    </>
  )
}
