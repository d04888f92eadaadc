import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportFacts } from '@/components/imports/import-facts'
import { ImportLines } from '@/components/imports/import-lines'
import { ImportStep } from '@/components/imports/import-step'
import { Refreshing } from '@/components/imports/refreshing'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { queryString, single } from '@/lib/forms/search-params'
import { isWorking } from '@/lib/imports/labels'
import { firstLines, getImport, lineBefore, listImportLines } from '@/lib/imports/queries'
import { importIdSchema, lineFilterSchema } from '@/lib/imports/schema'

export const metadata: Metadata = { title: 'Import' }

type Props = PageProps<'/admin/imports/[id]'>

export default async function ImportPage({ params, searchParams }: Props) {
  const { db, user } = await requireAdmin()
  const id = importIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const filter = lineFilterSchema.parse(single(await searchParams))
  const [one, samples, fields, { lines, next }, before] = await Promise.all([
    getImport(db, id.data),
    firstLines(db, id.data),
    listCustomFields(db, 'contact'),
    listImportLines(db, id.data, filter),
    lineBefore(db, id.data, filter),
  ])
  if (!one) notFound()
  const shows = !isWorking(one.state) && one.upTo > 0 && one.state !== 'ready'
  const href = `/admin/imports/${one.id}`
  return (
    <>
      <PageHeader title={one.fileName} back={{ href: '/admin/imports', label: 'Imports' }} />
      <ImportFacts one={one} timeZone={user.timeZone} />
      <ImportStep {...{ one, samples, fields }} />
      {isWorking(one.state) && <Refreshing />}
      {shows && (
        <>
          <ImportLines one={one} lines={lines} shown={filter.outcome} />
          <Pagination
            previous={
              filter.after
                ? `${href}${queryString({ outcome: filter.outcome, after: before || undefined })}`
                : undefined
            }
            next={next ? `${href}${queryString({ ...filter, after: next })}` : undefined}
          />
        </>
      )}
    </>
  )
}
