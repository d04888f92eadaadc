'use client'
import { ExactTime } from '@/components/tickets/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { SecretLife, SecretState } from '@/lib/subscriptions/types'
import { ActButton } from './act-button'
import { SecretOnce } from './secret-once'

type SecretSectionProps = {
  secrets: SecretLife[]
  timeZone: string
  rotate: FormAction<SecretState>
  endOld: FormAction
}

/** Which secrets sign, and how one follows another without a delivery that nobody can verify. */
export function SecretSection({ secrets, timeZone, rotate, endOld }: SecretSectionProps) {
  const { state, formAction, pending } = useActionForm<SecretState>(rotate)
  return (
    <>
      <ul aria-label="Secrets" className="flex flex-col rounded-lg border">
        {secrets.map(({ createdAt, expiresAt }) => (
          <li
            key={createdAt}
            className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-b px-3 py-1.5 last:border-b-0"
          >
            <span>
              Made <ExactTime at={createdAt} timeZone={timeZone} />
            </span>
            <span className="text-muted-foreground">
              {expiresAt ? (
                <>
                  signs until <ExactTime at={expiresAt} timeZone={timeZone} />
                </>
              ) : (
                'signs'
              )}
            </span>
          </li>
        ))}
      </ul>
      {secrets.length > 1 && <ActButton act={endOld} label="End the older secret now" />}
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col items-start gap-4"
      >
        {secrets.length < 2 && (
          <Button type="submit" aria-disabled={pending || undefined}>
            Rotate secret
          </Button>
        )}
        <FormStatus state={state} />
      </ActionForm>
      {state.ok && state.secret && <SecretOnce secret={state.secret} />}
    </>
  )
}
