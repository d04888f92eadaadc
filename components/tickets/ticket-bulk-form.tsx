'use client'
import { BulkForm } from '@/components/bulk-changes/bulk-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import type { Choice } from '@/components/ui/select'
import { bulkChangeAction } from '@/lib/bulk-changes/actions'
import { useActionForm } from '@/lib/forms/use-action-form'
import type { ListPlace } from '@/lib/tickets/list-place'
import { ListPlaceFields } from './list-place-fields'

const CHOSEN = {
  status: 'Status',
  priority: 'Priority',
  assignee_id: 'Assignee',
  team_id: 'Team',
  macro_id: 'Macro',
} as const
const TYPED = { add_tags: 'Add tags', remove_tags: 'Remove tags' } as const

type TicketBulkFormProps = {
  place: ListPlace
  done: string | undefined
  choices: Record<keyof typeof CHOSEN, Choice[]>
}

/** What can be done to many tickets at once. */
export function TicketBulkForm({ place, done, choices }: TicketBulkFormProps) {
  const form = useActionForm(bulkChangeAction)
  const { field, pending } = form
  return (
    <BulkForm
      kind="ticket"
      box="ticket"
      form={form}
      done={done}
      place={<ListPlaceFields place={place} />}
      opens="Change…"
    >
      <div className="grid grid-cols-2 items-start gap-2 lg:grid-cols-[repeat(7,minmax(0,1fr))_auto_auto]">
        {Object.entries(CHOSEN).map(([name, label]) => (
          <SelectField
            key={name}
            label={label}
            choices={choices[name as keyof typeof CHOSEN]}
            {...field(name)}
          />
        ))}
        {Object.entries(TYPED).map(([name, label]) => (
          <InputField
            key={name}
            label={label}
            autoComplete="off"
            autoCapitalize="none"
            {...field(name)}
          />
        ))}
        <Button
          type="submit"
          variant="primary"
          aria-disabled={pending || undefined}
          className="mt-5"
        >
          Apply to selection
        </Button>
        {/* After the other: Enter in a field presses the first. */}
        <Button
          type="submit"
          name="solve"
          value="on"
          data-shortcut="solve"
          aria-disabled={pending || undefined}
          className="mt-5"
        >
          Solve
        </Button>
      </div>
    </BulkForm>
  )
}
