'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { Category } from '@/lib/help/types'

type CategoryFormProps = {
  save: FormAction
  button: string
  category?: Pick<Category, 'name' | 'description' | 'position' | 'updatedAt'>
  /** Where a new one would stand. */
  position?: number
}

/** What a category is called, what it is about, and where it stands. */
export function CategoryForm({ save, button, category, position = 0 }: CategoryFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const seen = field('seen', category?.updatedAt)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-3">
      <input type="hidden" name={seen.name} value={seen.defaultValue} />
      <div className="grid gap-3 grid-cols-[minmax(0,1fr)_6rem]">
        <InputField label="Name" autoComplete="off" required {...field('name', category?.name)} />
        <InputField
          label="Position"
          inputMode="numeric"
          autoComplete="off"
          {...field('position', String(category?.position ?? position))}
        />
        <InputField
          label="Description"
          optional
          autoComplete="off"
          className="col-span-2"
          {...field('description', category?.description)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          {button}
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}

/** Deletes a category that is empty. */
export function DeleteCategoryForm({ name, remove }: { name: string; remove: FormAction }) {
  const { state, formAction, pending } = useActionForm(remove)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-3">
      <Button
        type="submit"
        variant="danger"
        className="w-fit"
        aria-label={`Delete ${name}`}
        aria-disabled={pending || undefined}
      >
        Delete
      </Button>
    </ActionForm>
  )
}
