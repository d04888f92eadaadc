import { CustomFieldControl } from '@/components/tickets/custom-field-control'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { InputField, TextareaField } from '@/components/ui/form-fields'
import { controlOf, controlValue } from '@/lib/custom-fields/controls'
import type { Refused } from '@/lib/forms/action-state'
import { keptFields } from '@/lib/forms/kept-fields'
import type { RequestForm as Asked } from '@/lib/requests/types'
import { FilesField } from './files-field'
import { SuggestedArticles } from './suggested-articles'

type RequestFormProps = { form: Asked; kept: Refused | null }

/**
 * The public form, sent by the browser itself: its files stream to a route handler, and what was
 * refused comes back as it was typed, with or without scripts.
 */
export function RequestForm({ form: { stamp, fields, workspace }, kept }: RequestFormProps) {
  const field = keptFields(kept)
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action="/api/requests"
      noValidate
      className="flex flex-col gap-4"
    >
      {kept?.formError && <Alert>{kept.formError}</Alert>}
      <input type="hidden" name="stamp" value={kept?.values.stamp || stamp} />
      <Trap />
      <div className="grid gap-4 sm:grid-cols-2">
        <InputField
          label="Your email"
          type="email"
          autoComplete="email"
          required
          {...field('email')}
        />
        <InputField label="Your name" optional autoComplete="name" {...field('name')} />
      </div>
      <InputField label="Subject" required {...field('subject')} />
      <SuggestedArticles of="subject" />
      <TextareaField
        label="How can we help?"
        required
        className="[&>textarea]:min-h-40"
        {...field('body')}
      />
      {fields.map((one) => (
        <CustomFieldControl
          key={one.key}
          field={one}
          control={{
            ...field(controlOf(one), controlValue(one, undefined)),
            hint: one.required ? '' : 'Optional',
          }}
        />
      ))}
      <FilesField maxBytes={workspace.maxBytes} />
      <Button type="submit" variant="primary" size="lg" className="self-start">
        Send request
      </Button>
    </form>
  )
}

/** A field that no person sees, and that robots like to fill in. */
function Trap() {
  return (
    <div aria-hidden="true" className="absolute -left-[999rem]">
      <label>
        Leave this empty
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  )
}
