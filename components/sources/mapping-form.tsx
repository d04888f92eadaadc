'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import type { Choice } from '@/components/ui/select'
import type { FormValues } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { MappingPreview, MappingState } from '@/lib/webhooks/types'
import { MappingFields } from './mapping-fields'
import { MappingPreviewPanel } from './mapping-preview'
import { usePreview } from './use-preview'

type MappingFormProps = {
  save: FormAction<MappingState>
  saved: FormValues
  /** Past events that it can be tried on, newest first. */
  events: Choice[]
  customFields: { key: string; label: string }[]
  preview: MappingPreview
}

/** Says which JSON paths become what of a ticket, and shows at once what comes of a real event. */
export function MappingForm({ save, saved, events, customFields, ...props }: MappingFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const { preview, changed } = usePreview(state.preview ?? props.preview)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      onInput={(event) => changed(event.currentTarget)}
      className="grid gap-x-10 gap-y-8 px-4 py-6 sm:px-6 xl:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-6">
        <MappingFields
          field={(name) => field(name, saved[name] ?? '')}
          customFields={customFields}
        />
        <div className="flex flex-wrap items-center gap-4 border-t border-dashed border-perforation pt-4">
          <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
            Save mapping
          </Button>
          <FormStatus state={state} />
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {events.length > 0 && (
          <div className="flex items-end gap-3">
            <SelectField
              label="Try it on"
              className="min-w-0 flex-1"
              choices={events}
              {...field('event', events[0]?.value)}
            />
            <Button type="submit" name="preview" value="on" aria-disabled={pending || undefined}>
              Preview
            </Button>
          </div>
        )}
        <MappingPreviewPanel preview={preview} />
      </div>
    </ActionForm>
  )
}
