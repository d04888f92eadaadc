import type { Metadata } from 'next'
import { UploadForm } from '@/components/imports/upload-form'
import { Alert } from '@/components/ui/alert'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { one } from '@/lib/forms/search-params'
import { uploadRefusalText } from '@/lib/imports/refusals'
import { uploadRefusalSchema } from '@/lib/imports/schema'

export const metadata: Metadata = { title: 'New import' }

export default async function NewImportPage({ searchParams }: PageProps<'/admin/imports/new'>) {
  await requireAdmin()
  const refused = uploadRefusalSchema.parse(one((await searchParams).refused))
  return (
    <>
      <PageHeader title="New import" back={{ href: '/admin/imports', label: 'Imports' }} />
      <div className="flex max-w-2xl flex-col gap-4 px-4 py-6 sm:px-6">
        {refused && <Alert>{uploadRefusalText(refused).text}</Alert>}
        <UploadForm />
      </div>
    </>
  )
}
