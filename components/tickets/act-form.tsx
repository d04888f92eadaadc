'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type ActFormProps = {
  act: FormAction
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger'
  size?: 'md' | 'inline' | 'row'
  /** What is sent along. */
  value?: { name: string; value: string }
  children: ReactNode
}

/** One press that does one thing, and says beside it when it was refused. */
export function ActForm({ act, variant = 'ghost', size = 'row', value, children }: ActFormProps) {
  const { state, formAction, pending } = useActionForm(act)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-1">
      {value && <input type="hidden" {...value} />}
      <Button type="submit" variant={variant} size={size} aria-disabled={pending || undefined}>
        {children}
      </Button>
    </ActionForm>
  )
}
