'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type ActButtonProps = {
  act: FormAction
  label: string
  variant?: 'secondary' | 'danger'
  /** Hidden fields that go along. */
  children?: ReactNode
}

/** One act behind one button, and what came of it. */
export function ActButton({ act, label, variant, children }: ActButtonProps) {
  const { state, formAction, pending } = useActionForm(act)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-wrap items-center gap-4"
    >
      {children}
      <Button type="submit" variant={variant} aria-disabled={pending || undefined}>
        {label}
      </Button>
      <FormStatus state={state} />
    </ActionForm>
  )
}
