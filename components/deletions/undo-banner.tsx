'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { actText, detailText } from '@/lib/deletions/sentences'
import type { Deletion } from '@/lib/deletions/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Says what was just deleted or merged, and takes it back. */
export function UndoBanner({ deletion, restore }: { deletion: Deletion; restore: FormAction }) {
  const { state, formAction, pending } = useActionForm(restore)
  const { id, name, undoneAt } = deletion
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 sm:px-6"
    >
      <p role="status" className="min-w-0 flex-1 wrap-anywhere">
        {undoneAt === null ? `${actText(deletion)}: ` : 'Restored: '}
        <bdi className="font-medium">{name}</bdi>{' '}
        <span className="text-muted-foreground">{detailText(deletion)}</span>
      </p>
      {undoneAt === null && (
        <Button type="submit" name="deletion_id" value={id} aria-disabled={pending || undefined}>
          Undo
        </Button>
      )}
    </ActionForm>
  )
}
