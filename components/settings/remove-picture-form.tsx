'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { useActionForm } from '@/lib/forms/use-action-form'
import { removePictureAction } from '@/lib/profile/actions'

const REMOVED: ActionState = { ok: true, message: 'Picture removed.' }

/** `removed`: the form was posted by the browser itself, and done. */
type RemovePictureFormProps = { shown: boolean; removed: boolean }

/** Goes back to the initials. Stays without its button, to say that it was done. */
export function RemovePictureForm({ shown, removed }: RemovePictureFormProps) {
  const { state, formAction, pending } = useActionForm(removePictureAction)
  const told = removed && state === UNSENT ? REMOVED : state
  return (
    <ActionForm state={state} action={formAction} pending={pending}>
      {shown ? (
        <Button type="submit" variant="danger" aria-disabled={pending || undefined}>
          Remove picture
        </Button>
      ) : (
        <FormStatus state={told} />
      )}
    </ActionForm>
  )
}
