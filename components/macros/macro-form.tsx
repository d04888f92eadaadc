'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import type { Choice } from '@/components/ui/select'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { Macro } from '@/lib/macros/types'

/** What can be chosen for what a macro changes. */
export type MacroChoices = Record<'status' | 'priority' | 'assignee_id' | 'team_id', Choice[]>

type MacroFormProps = { save: FormAction; choices: MacroChoices; macro?: Macro }

const AUDIENCES: Choice[] = [
  { value: 'all', label: 'Everybody' },
  { value: 'me', label: 'Only me' },
]
const LABELS = {
  status: 'Status',
  priority: 'Priority',
  assignee_id: 'Assignee',
  team_id: 'Team',
} as const
const CHANGED = ['status', 'priority', 'assignee_id', 'team_id'] as const

/** A macro: what it is called, what it writes, and what it changes. */
export function MacroForm({ save, choices, macro }: MacroFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const changes = macro?.changes ?? {}
  const opened = field('updated_at', macro?.updatedAt)
  const now = (name: (typeof CHANGED)[number]) =>
    changes[name] === null ? 'none' : (changes[name] ?? '')
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      {macro && <input type="hidden" name={opened.name} value={opened.defaultValue} />}
      <InputField label="Name" autoComplete="off" required {...field('name', macro?.name)} />
      {!macro && <SelectField label="For" choices={AUDIENCES} {...field('audience', 'all')} />}
      <TextareaField
        label="Reply"
        optional
        rows={8}
        hint="Filled on each ticket: {{requester.name}}, {{ticket.number}}, {{ticket.subject}}, {{agent.name}}."
        {...field('body', macro?.body)}
      />
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="pb-2 text-xs font-semibold">What it changes</legend>
        {CHANGED.map((name) => (
          <SelectField
            key={name}
            label={LABELS[name]}
            choices={choices[name]}
            {...field(name, now(name))}
          />
        ))}
        <InputField
          label="Tags to add"
          optional
          autoComplete="off"
          autoCapitalize="none"
          className="sm:col-span-2"
          {...field('tags', changes.tags?.join(', '))}
        />
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          variant={macro ? 'secondary' : 'primary'}
          aria-disabled={pending || undefined}
        >
          {macro ? 'Save changes' : 'Create macro'}
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
