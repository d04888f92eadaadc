import { Disclosure } from '@/components/admin/disclosure'
import { Section } from '@/components/layout/section'
import { ActButton } from '@/components/subscriptions/act-button'
import type { ManagedField } from '@/lib/custom-fields/types'
import type { FormAction } from '@/lib/forms/use-action-form'
import { bearersText } from './bearers-text'

const ELSEWHERE = {
  ticket: 'the API and what webhooks tell, and is needed to solve nothing.',
  other: 'the API, searches and imports.',
}

/** Takes a field out of use, or back into it, and says what becomes of its values. */
export function ArchiveSection({ field, act }: { field: ManagedField; act: FormAction }) {
  if (field.archivedAt !== null) {
    return (
      <Section
        title="Restore"
        description="It stands in forms again, with the values that were kept."
      >
        <ActButton act={act} label="Restore" />
      </Section>
    )
  }
  return (
    <Section
      title="Archive"
      description="For a field that is no longer asked. It can be restored at any time."
    >
      <Disclosure label="Archive…" danger>
        <div className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4">
          <p className="wrap-anywhere">
            {field.label} leaves all forms,{' '}
            {ELSEWHERE[field.usedOn === 'ticket' ? 'ticket' : 'other']} {bearersText(field)} keep
            their value, which nobody sees or changes until it is restored.
          </p>
          <ActButton act={act} label="Archive" variant="danger" />
        </div>
      </Disclosure>
    </Section>
  )
}
