'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { Role } from '@/lib/users/types'
import { ROLE_CHOICES } from './admin-choices'

/** What a user may do here. */
export function RoleForm({ role, save }: { role: Role; save: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <SelectField
        label="Role"
        className="sm:max-w-60"
        choices={ROLE_CHOICES}
        {...field('role', role)}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Change role
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
