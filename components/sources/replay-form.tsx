'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Carries one event out again. Stays for its answer when there is nothing more to replay. */
export function ReplayForm({
  event,
  offered,
  replay,
}: {
  event: string
  offered: boolean
  replay: FormAction
}) {
  const { state, formAction, pending } = useActionForm(replay)
  return (
    <div className="flex flex-wrap items-center gap-4 px-4 py-3 empty:hidden sm:px-6">
      {offered && (
        <ActionForm state={state} action={formAction} pending={pending}>
          <input type="hidden" name="events" value={event} />
          <Button type="submit" aria-disabled={pending || undefined}>
            Replay this event
          </Button>
        </ActionForm>
      )}
      <FormStatus state={state} />
    </div>
  )
}
