'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type TeamFormProps = {
  save: FormAction
  button: string
  team?: { name: string; isPrivate: boolean }
}

/** What a team is called, and who sees its tickets. */
export function TeamForm({ save, button, team }: TeamFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField label="Name" autoComplete="off" required {...field('name', team?.name)} />
      <CheckboxField
        label="Private"
        hint="Its tickets are seen by its members and by admins alone. Its name is seen by everybody."
        {...field('is_private', team?.isPrivate ? 'on' : 'off')}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          variant={team ? 'secondary' : 'primary'}
          aria-disabled={pending || undefined}
        >
          {button}
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
