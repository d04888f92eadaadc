'use client'
import { BinIcon } from '@/components/layout/nav-icons'
import { ExactTime } from '@/components/tickets/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FormStatus } from '@/components/ui/form-status'
import { actText, detailText } from '@/lib/deletions/sentences'
import type { Deletion } from '@/lib/deletions/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type DeletionListProps = { deletions: Deletion[]; timeZone: string; restore: FormAction }

/** What was deleted, each with a button that puts it back. */
export function DeletionList({ deletions, timeZone, restore }: DeletionListProps) {
  const { state, formAction, pending } = useActionForm(restore)
  if (deletions.length === 0) {
    return (
      <EmptyState icon={<BinIcon className="size-5" />} title="Nothing was deleted">
        Tags and macros that are deleted or merged can be restored here for thirty days.
      </EmptyState>
    )
  }
  return (
    <ActionForm state={state} action={formAction} pending={pending}>
      <div className="px-4 sm:px-6 [&:has(p:not(:empty))]:py-2">
        <FormStatus state={state} />
      </div>
      <ul aria-label="Deleted">
        {deletions.map((deletion) => (
          <Line key={deletion.id} {...{ deletion, timeZone, pending }} />
        ))}
      </ul>
    </ActionForm>
  )
}

type LineProps = { deletion: Deletion; timeZone: string; pending: boolean }

function Line({ deletion, timeZone, pending }: LineProps) {
  const { id, name, by, at, expiresAt, undoneAt } = deletion
  return (
    <li className="flex min-h-12 items-center gap-4 border-b px-4 py-2 hover:bg-accent sm:px-6">
      <div className="min-w-0 flex-1">
        <p className="min-w-0 wrap-anywhere">
          <span className="text-muted-foreground">{actText(deletion)}:</span>{' '}
          <bdi className="font-medium">{name}</bdi>{' '}
          <span className="text-muted-foreground">{detailText(deletion)}</span>
        </p>
        <p className="text-xs wrap-anywhere text-muted-foreground">
          <bdi>{by}</bdi>, <ExactTime at={at} timeZone={timeZone} />. Kept until{' '}
          <ExactTime at={expiresAt} timeZone={timeZone} />.
        </p>
      </div>
      {undoneAt === null ? (
        <Button
          type="submit"
          name="deletion_id"
          value={id}
          size="inline"
          aria-disabled={pending || undefined}
        >
          Restore<span className="sr-only"> {name}</span>
        </Button>
      ) : (
        <Badge>Restored</Badge>
      )}
    </li>
  )
}
