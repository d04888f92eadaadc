'use client'
import Link from 'next/link'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { MailIcon } from '@/components/ui/icons'
import { requestSignInAction } from '@/lib/auth/actions'
import { useActionForm } from '@/lib/forms/use-action-form'

/** Asks for a sign-in link; once it is sent, leads on to the six-digit code in the same mail. */
export function SignInForm({ next, email = '' }: { next: string; email?: string }) {
  const { state, formAction, pending, field } = useActionForm(requestSignInAction)
  const [sentTo, setSentTo] = useState(email)

  return (
    <div>
      <div role="status">
        {state.ok && (
          <div className="flex flex-col gap-4">
            <p className="flex gap-2.5 rounded-md bg-primary-soft px-3 py-2.5">
              <MailIcon className="mt-0.5 size-4 text-primary" />
              <span className="min-w-0 wrap-anywhere">{state.message}</span>
            </p>
            <Link
              href={codePath(sentTo, next)}
              prefetch={false}
              className="w-fit rounded-sm font-medium text-primary underline underline-offset-4 hover:text-primary-hover"
            >
              Enter the six-digit code
            </Link>
          </div>
        )}
      </div>
      {!state.ok && (
        <ActionForm
          state={state}
          action={formAction}
          pending={pending}
          onSubmit={(event) => {
            setSentTo(String(new FormData(event.currentTarget).get('email') ?? ''))
          }}
          className="flex flex-col gap-4"
        >
          <InputField
            label="Email"
            type="email"
            autoComplete="email"
            required
            {...field('email', email)}
          />
          <input type="hidden" name="next" value={next} />
          <Button type="submit" variant="primary" size="lg" aria-disabled={pending || undefined}>
            Send sign-in link
          </Button>
        </ActionForm>
      )}
    </div>
  )
}

function codePath(email: string, next: string): string {
  return `/auth/confirm?${new URLSearchParams({ ...(email && { email }), next })}`
}
