'use client'
import Link from 'next/link'
import { type FormEvent, startTransition, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import type { Choice } from '@/components/ui/select'
import { bulkChangeAction } from '@/lib/bulk-changes/actions'
import { useActionForm } from '@/lib/forms/use-action-form'
import type { ListPlace } from '@/lib/tickets/list-place'
import { ListPlaceFields } from './list-place-fields'
import { Selection } from './selection'

const CHOSEN = {
  status: 'Status',
  priority: 'Priority',
  assignee_id: 'Assignee',
  team_id: 'Team',
  macro_id: 'Macro',
} as const
const TYPED = { add_tags: 'Add tags', remove_tags: 'Remove tags' } as const

type BulkFormProps = {
  place: ListPlace
  done: string | undefined
  choices: Record<keyof typeof CHOSEN, Choice[]>
}

/** The form of the bar. Shown by CSS alone, as long as a box that belongs to it is checked. */
export function BulkForm({ place, done, choices }: BulkFormProps) {
  const ref = useRef<HTMLFormElement>(null)
  const { state, formAction, pending, field } = useActionForm(bulkChangeAction)
  // Sent by the browser itself and refused, the page came back without what was selected in it.
  const [kept] = useState(state.ok ? [] : (state.values.tickets ?? '').split(' ').filter(Boolean))

  useEffect(() => {
    if (done) ref.current?.reset()
  }, [done])

  return (
    <form
      id="bulk"
      ref={ref}
      action={formAction}
      aria-label="Change the selected tickets"
      aria-busy={pending || undefined}
      noValidate
      onSubmit={(event) => {
        // Not by React: it would reset the form afterwards, and with it what is selected.
        event.preventDefault()
        const form = new FormData(event.currentTarget, submitter(event))
        if (!pending) startTransition(() => formAction(form))
      }}
      className="sticky bottom-0 z-2 flex-col gap-2 border-t bg-popover px-4 py-3 sm:px-6"
    >
      <ListPlaceFields place={place} />
      {!state.ok && state.formError && <Alert>{state.formError}</Alert>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {kept.length > 0 && <Kept numbers={kept} />}
        {/* Behind what it counts, as style sheets count; before it for the eye. */}
        <strong className="selected -order-1 font-semibold tabular-nums" />
        <Selection />
        <label className="flex cursor-pointer items-center gap-2">
          <input type="checkbox" name="all" className="size-4 cursor-pointer accent-primary" />
          All that match this query
        </label>
        <Button type="reset" variant="ghost" size="inline">
          Clear
        </Button>
        <Link
          href="/tickets/bulk"
          prefetch={false}
          className="ml-auto text-muted-foreground hover:text-foreground max-lg:hidden"
        >
          Recent changes
        </Link>
        <Button popoverTarget="bulk-fields" className="max-sm:w-full sm:ml-auto lg:hidden">
          Change…
        </Button>
      </div>
      <div
        id="bulk-fields"
        popover="auto"
        className="fixed inset-x-2 top-auto bottom-2 m-0 w-auto rounded-lg border bg-popover p-4 text-foreground shadow-popover lg:static lg:block lg:rounded-none lg:border-0 lg:p-0 lg:shadow-none"
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
      </div>
    </form>
  )
}

/** The button that a form was sent by. */
function submitter({ nativeEvent }: FormEvent): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
}

function Kept({ numbers }: { numbers: string[] }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {numbers.map((number) => (
        <label key={number} className="flex cursor-pointer items-center gap-1.5 tabular-nums">
          <input
            type="checkbox"
            form="bulk"
            name="ticket"
            value={number}
            defaultChecked
            className="size-4 cursor-pointer accent-primary"
          />
          #{number}
        </label>
      ))}
    </span>
  )
}
