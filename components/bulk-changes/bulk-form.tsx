'use client'
import Link from 'next/link'
import { type FormEvent, type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { KINDS } from '@/lib/bulk-changes/kinds'
import type { BulkKind } from '@/lib/bulk-changes/types'
import type { useActionForm } from '@/lib/forms/use-action-form'
import { Kept } from './kept'
import { Selection } from './selection'

type BulkFormProps = {
  kind: BulkKind
  /** The name that the boxes of its rows have. */
  box: string
  form: Pick<ReturnType<typeof useActionForm>, 'state' | 'formAction' | 'pending'>
  /** The bulk change that has just been made from here. */
  done: string | undefined
  /** Where the list is. */
  place: ReactNode
  /** What the rows of this page are called, where their ids say nothing. */
  names?: Readonly<Record<string, string>>
  /** What opens the fields on a small screen. */
  opens: string
  children: ReactNode
}

/**
 * The form of the bar under a list. Shown by CSS alone, as long as a box that belongs to it is
 * checked; what it can do are its children.
 */
export function BulkForm(props: BulkFormProps) {
  const { kind, box, form, done, place, names, opens, children } = props
  const { state, formAction, pending } = form
  const ref = useRef<HTMLFormElement>(null)
  // Sent by the browser itself and refused, the page came back without what was selected in it.
  const [kept] = useState(state.ok ? [] : (state.values.picked ?? '').split(' ').filter(Boolean))

  useEffect(() => {
    if (done) ref.current?.reset()
  }, [done])

  return (
    <form
      id="bulk"
      ref={ref}
      action={formAction}
      aria-label={`Change the selected ${KINDS[kind].many}`}
      aria-busy={pending || undefined}
      noValidate
      onSubmit={(event) => {
        // Not by React: it would reset the form afterwards, and with it what is selected.
        event.preventDefault()
        const sent = new FormData(event.currentTarget, submitter(event))
        if (!pending) startTransition(() => formAction(sent))
      }}
      className="sticky bottom-0 z-2 flex-col gap-2 border-t bg-popover px-4 py-3 sm:px-6"
    >
      {place}
      {!state.ok && state.formError && <Alert>{state.formError}</Alert>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {kept.length > 0 && <Kept {...{ kept, box, names }} />}
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
          href={`${KINDS[kind].path}/bulk`}
          prefetch={false}
          className="ml-auto text-muted-foreground hover:text-foreground max-lg:hidden"
        >
          Recent changes
        </Link>
        <Button popoverTarget="bulk-fields" className="max-sm:w-full sm:ml-auto lg:hidden">
          {opens}
        </Button>
      </div>
      <div
        id="bulk-fields"
        popover="auto"
        className="fixed inset-x-2 top-auto bottom-2 m-0 w-auto rounded-lg has-[[role=listbox]]:overflow-visible border bg-popover p-4 text-foreground shadow-popover lg:static lg:block lg:rounded-none lg:border-0 lg:p-0 lg:shadow-none"
      >
        {children}
      </div>
    </form>
  )
}

/** The button that a form was sent by. */
function submitter({ nativeEvent }: FormEvent): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
}
