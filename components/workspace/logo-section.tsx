'use client'
import { Section } from '@/components/layout/section'
import { ActButton } from '@/components/subscriptions/act-button'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormStatus } from '@/components/ui/form-status'
import { controlStyle } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { PICTURE_TYPES } from '@/lib/profile/picture-file'
import { logoUrl } from '@/lib/workspace/logo-url'

type LogoSectionProps = {
  logo: string | null
  /** What a browser without scripts just did here, by the page's address. */
  done: string
  upload: FormAction
  remove: FormAction
}

const told = (message: string): ActionState => ({ ok: true, message })

/** The picture beside the workspace's name. */
export function LogoSection({ logo, done, upload, remove }: LogoSectionProps) {
  const { state, formAction, pending, field } = useActionForm(upload)
  const { name, error } = field('logo')
  const byAddress =
    done === 'logo' ? told('Logo saved.') : done === 'no-logo' && told('Logo removed.')
  return (
    <Section title="Logo" description="Stands beside the name. Everybody may see it.">
      {logo && (
        // biome-ignore lint/performance/noImgElement: a few kilobytes, drawn anew when they came
        <img src={logoUrl(logo)} alt="The logo" className="h-12 w-fit max-w-full object-contain" />
      )}
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col gap-3"
      >
        <Field label="Logo file" hint="PNG, JPEG or WebP, up to 512 KB." error={error}>
          {(control) => (
            <input
              type="file"
              name={name}
              accept={PICTURE_TYPES.join()}
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
            Upload logo
          </Button>
          <FormStatus state={byAddress && state === UNSENT ? byAddress : state} />
        </div>
      </ActionForm>
      {logo && <ActButton act={remove} label="Remove logo" variant="danger" />}
    </Section>
  )
}
