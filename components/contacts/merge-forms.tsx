'use client'
import { RelativeTime } from '@/components/tickets/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import type { PastMerge } from '@/lib/contacts/merging'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { Named } from '@/lib/tickets/types'

type MergeFormProps = { merge: FormAction; pair: readonly [Named, Named] }

/** Two contacts, of whom one is to stay: a button for each. */
export function MergeForm({ merge, pair }: MergeFormProps) {
  const { state, formAction, pending } = useActionForm(merge)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {pair.map(({ id, name }, at) => (
          <Button
            key={id}
            type="submit"
            name="survivor"
            value={id}
            variant={at === 0 ? 'primary' : 'secondary'}
            aria-disabled={pending || undefined}
            className="h-auto min-h-8 py-1 whitespace-normal"
          >
            <span className="wrap-anywhere">
              Keep <bdi>{name}</bdi>
              {at === 0 ? ', whom you came from' : ''}
            </span>
          </Button>
        ))}
      </div>
    </ActionForm>
  )
}

type PastMergesProps = { undo: FormAction; merges: readonly PastMerge[]; timeZone: string }

/** What was merged into a contact, each with a way back for thirty days. */
export function PastMerges({ undo, merges, timeZone }: PastMergesProps) {
  const { state, formAction, pending } = useActionForm(undo)
  if (merges.length === 0) return null
  return (
    <section className="flex flex-col gap-2 p-4 sm:p-6 lg:p-5">
      <h2 className="text-sm">Merged into them</h2>
      <ActionForm state={state} action={formAction} pending={pending}>
        <ul className="flex flex-col gap-2">
          {merges.map(({ id, name, at }) => (
            <li key={id} className="flex items-center gap-2">
              <bdi className="min-w-0 flex-1 wrap-anywhere">{name}</bdi>
              <RelativeTime at={at} timeZone={timeZone} className="text-xs text-muted-foreground" />
              <Button
                type="submit"
                size="inline"
                name="source"
                value={id}
                aria-label={`Undo the merge of ${name}`}
                aria-disabled={pending || undefined}
              >
                Undo
              </Button>
            </li>
          ))}
        </ul>
      </ActionForm>
      <p className="text-xs text-muted-foreground">For thirty days after a merge.</p>
    </section>
  )
}
