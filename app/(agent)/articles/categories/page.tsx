import type { Metadata } from 'next'
import { CategoryForm } from '@/components/articles/category-forms'
import { CategorySection } from '@/components/articles/category-section'
import { Section } from '@/components/layout/section'
import { FormStatus } from '@/components/ui/form-status'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { one } from '@/lib/forms/search-params'
import { createCategoryAction } from '@/lib/help/category-actions'
import { categoryDoneText } from '@/lib/help/labels'
import { listCategories } from '@/lib/help/queries'

export const metadata: Metadata = { title: 'Categories' }

export default async function CategoriesPage({ searchParams }: PageProps<'/articles/categories'>) {
  const { db } = await requireUser()
  const categories = await listCategories(db)
  const message = categoryDoneText(one((await searchParams).done))
  const last = categories.at(-1)
  return (
    <>
      <PageHeader title="Categories" back={{ href: '/articles', label: 'Articles' }} />
      {message && (
        <div className="border-b px-4 py-3 sm:px-6">
          <FormStatus state={{ ok: true, message }} />
        </div>
      )}
      {categories.map((category) => (
        <CategorySection key={category.id} category={category} />
      ))}
      <Section title="New category" description="Smaller positions stand further up.">
        <CategoryForm
          key={categories.length}
          save={createCategoryAction}
          button="Create category"
          position={last ? Math.min(last.position + 10, 10_000) : 10}
        />
      </Section>
    </>
  )
}
