import { Section } from '@/components/layout/section'
import { deleteCategoryAction, updateCategoryAction } from '@/lib/help/category-actions'
import type { Category } from '@/lib/help/types'
import { CategoryForm, DeleteCategoryForm } from './category-forms'

/** One category, to be changed; deleted only when nothing is in it. */
export function CategorySection({ category }: { category: Category }) {
  const { id, name, articles } = category
  return (
    <div id={`category-${id}`}>
      <Section
        title={name}
        description={articles === 1 ? 'One article is in it.' : `${articles} articles are in it.`}
      >
        <CategoryForm
          save={updateCategoryAction.bind(null, id)}
          button="Save changes"
          category={category}
        />
        {articles === 0 && (
          <DeleteCategoryForm name={name} remove={deleteCategoryAction.bind(null, id)} />
        )}
      </Section>
    </div>
  )
}
