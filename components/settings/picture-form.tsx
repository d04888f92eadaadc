'use client'
import { type ChangeEvent, useRef, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormStatus } from '@/components/ui/form-status'
import { controlStyle } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { useActionForm } from '@/lib/forms/use-action-form'
import { uploadPictureAction } from '@/lib/profile/actions'
import { MAX_PICTURE_BYTES, PICTURE_TYPES, TOO_LARGE } from '@/lib/profile/picture-file'

const SAVED: ActionState = { ok: true, message: 'Picture saved.' }

/** `saved`: the form was posted by the browser itself, and done. */
type PictureFormProps = { shown: boolean; saved: boolean }

type Choice = { since: ActionState; problem: string | undefined }

/** Takes a picture. One too large is not even sent: an action takes no more than 1 MB. */
export function PictureForm({ shown, saved }: PictureFormProps) {
  const { state, formAction, pending, field } = useActionForm(uploadPictureAction)
  const [choice, setChoice] = useState<Choice>()
  const input = useRef<HTMLInputElement>(null)
  const { name, error } = field('picture')
  const chosen = choice?.since === state ? choice : undefined
  const told = saved && state === UNSENT ? SAVED : state

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const size = event.target.files?.[0]?.size ?? 0
    setChoice({ since: state, problem: size > MAX_PICTURE_BYTES ? TOO_LARGE : undefined })
  }

  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      onSubmit={(event) => {
        if (!chosen?.problem) return
        event.preventDefault()
        input.current?.focus()
      }}
      className="flex flex-col gap-3"
    >
      <Field
        label="Picture file"
        hint="PNG, JPEG or WebP, up to 512 KB."
        error={chosen ? chosen.problem : error}
      >
        {(control) => (
          <input
            type="file"
            ref={input}
            name={name}
            accept={PICTURE_TYPES.join()}
            onChange={choose}
            className={cn(
              controlStyle,
              'px-2.5 py-1.5 file:mr-3 file:cursor-pointer file:font-medium',
            )}
            {...control}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Upload picture
        </Button>
        <FormStatus state={shown ? told : UNSENT} />
      </div>
    </ActionForm>
  )
}
