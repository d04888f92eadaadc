'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type DisableFormProps = { open: boolean; disable: FormAction; enable: FormAction }

/** Shuts a source or opens it again. One component, so that the answer outlives the change. */
export function DisableForm({ open, ...props }: DisableFormProps) {
  const disabling = useActionForm(props.disable)
  const enabling = useActionForm(props.enable)
  const { state, formAction, pending } = open ? disabling : enabling
  return (
    <>
      <FormStatus state={open ? enabling.state : disabling.state} />
      <ActionForm state={state} action={formAction} pending={pending}>
        <Button
          type="submit"
          variant={open ? 'danger' : 'secondary'}
          className="w-fit"
          aria-disabled={pending || undefined}
        >
          {open ? 'Disable' : 'Enable'}
        </Button>
      </ActionForm>
    </>
  )
}
