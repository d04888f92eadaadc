'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import type { Choice } from '@/components/ui/select'
import { cn } from '@/lib/cn'
import type { ActionState } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { View } from '@/lib/views/types'

type SaveViewFormsProps = {
  query: string
  create: FormAction
  /** Whom a new view may be for; none when it is for oneself alone. */
  audiences: Choice[]
  /** The view that was come from, if it may be changed. */
  from: { view: View; save: FormAction } | undefined
}

/**
 * A button and what it opens. Refused without scripts, the page comes back with the forms open:
 * then they are no popover, which nothing would open again.
 */
export function SaveViewForms({ query, create, audiences, from }: SaveViewFormsProps) {
  const { state, formAction, pending, field } = useActionForm(create)
  const change = useActionForm(from?.save ?? create)
  const [refusedBefore] = useState(isRefused(state) || isRefused(change.state))
  const text = field('query', query)
  return (
    <div className="relative ml-auto shrink-0">
      <Button size="inline" popoverTarget="save-view">
        Save view
      </Button>
      <div
        id="save-view"
        popover={refusedBefore ? undefined : 'auto'}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          event.currentTarget.querySelector<HTMLElement>('button, [name=name]')?.focus()
        }}
        className={cn(
          'm-0 w-80 max-w-[calc(100vw-1rem)] rounded-lg border bg-popover p-4 text-foreground shadow-popover',
          refusedBefore
            ? 'absolute top-full right-0 z-1 mt-1'
            : 'fixed inset-auto top-28 right-4 mt-1 supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:[position-area:bottom_span-left] [position-try-fallbacks:flip-inline]',
        )}
      >
        {from && <SaveChanges view={from.view} query={query} change={change} />}
        <ActionForm
          state={state}
          action={formAction}
          pending={pending}
          className="flex flex-col gap-3"
        >
          <input type="hidden" name={text.name} value={query} />
          <InputField
            label={from ? 'Name of a new view' : 'Name'}
            autoComplete="off"
            required
            {...field('name')}
          />
          {audiences.length > 0 && (
            <SelectField label="For" choices={audiences} {...field('audience', 'me')} />
          )}
          {text.error && <p className="text-xs text-destructive">{text.error}</p>}
          <Button
            type="submit"
            variant={from ? 'secondary' : 'primary'}
            aria-disabled={pending || undefined}
          >
            {from ? 'Save as a new view' : 'Save view'}
          </Button>
        </ActionForm>
      </div>
    </div>
  )
}

function isRefused(state: ActionState): boolean {
  return !state.ok && state.formError !== undefined
}

type SaveChangesProps = { view: View; query: string; change: ReturnType<typeof useActionForm> }

/** Puts the present query into the view that was come from. */
function SaveChanges({ view, query, change }: SaveChangesProps) {
  const { state, formAction, pending, field } = change
  const version = field('version', String(view.version))
  const error = field('query').error
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="-mx-4 mb-4 flex flex-col gap-2 border-b px-4 pb-4"
    >
      <p className="text-xs wrap-anywhere text-muted-foreground">
        “{view.name}” finds <bdi className="text-foreground">{view.query || 'all tickets'}</bdi>
      </p>
      <input type="hidden" name={version.name} value={version.defaultValue} />
      <input type="hidden" name="query" value={query} />
      {error && <p className="text-xs text-destructive">{error}</p>}
      <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
        Save changes
      </Button>
    </ActionForm>
  )
}
