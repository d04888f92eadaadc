'use client'
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { AnswerState, Preparation } from '@/lib/answering/types'
import { useDraft } from '@/lib/answering/use-draft'
import { cn } from '@/lib/cn'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { MessageKind } from '@/lib/messages/types'
import { AnswerNews, AnswerPreview } from './answer-parts'
import { MacroChanges, MacroPicker } from './macro-picker'

const KINDS = {
  reply: { label: 'Reply', to: 'Sent to the requester', form: 'bg-card', button: 'primary' },
  note: {
    label: 'Internal note',
    to: 'Seen by agents only',
    form: 'border-note-line bg-note',
    button: 'note',
  },
} as const

export type AnswerFormProps = {
  kind: MessageKind
  ticket: number
  action: FormAction<AnswerState>
  /** The newest message, and the properties, that the writer has seen. */
  seen: number
  basedOn: string
  sendingKey: string
  draft: string
  draftLine: ReactNode
  macros: Preparation['macros']
  statuses: Choice[]
  hint: string | undefined
}

type Taken = { body: string } | undefined

// Few notes mention anybody: loaded with the first @.
const MentionList = lazy(async () => ({ default: (await import('./mention-list')).MentionList }))

/** A reply or a note: written, looked at, kept, and sent together with what becomes of the ticket. */
export function AnswerForm({ kind, taken, ...props }: AnswerFormProps & { taken: Taken }) {
  const { state, formAction, pending, field } = useActionForm(props.action)
  const box = useRef<HTMLTextAreaElement>(null)
  const { error, ...body } = field('body', props.draft)
  const key = field('key', props.sendingKey).defaultValue
  const shown = state.preview
  const draft = useDraft(box, {
    ...{ ticket: props.ticket, kind, key },
    previewed: shown !== undefined,
  })
  const [mentions, setMentions] = useState(false)
  const { label, to, form, button } = KINDS[kind]

  // Taken back, it stands before whatever was typed meanwhile.
  useEffect(() => {
    if (!taken || !box.current || box.current.value.startsWith(taken.body)) return
    const typed = box.current.value.trim()
    box.current.value = typed ? `${taken.body}\n\n${typed}` : taken.body
    box.current.dispatchEvent(new Event('input', { bubbles: true }))
  }, [taken])

  function onInput() {
    void draft.changed()
    if (kind === 'note' && box.current?.value.includes('@')) setMentions(true)
  }

  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      onSubmit={draft.forget}
      data-answer=""
      className={cn('flex flex-col gap-2 rounded-lg border p-3', form)}
    >
      {state.news && <AnswerNews news={state.news} />}
      <input type="hidden" name="key" value={key} />
      {/* A refusal that showed something newer counts as having seen it. */}
      <input
        type="hidden"
        name="seen"
        value={Math.max(props.seen, Number(field('seen', '0').defaultValue))}
      />
      <input type="hidden" {...hidden(field('based_on', props.basedOn))} />
      <Field
        label={label}
        error={error}
        hint={props.hint ?? to}
        aside={
          <span className="min-w-0 truncate text-2xs text-muted-foreground">
            {draft.kept ? (draft.kept.ok ? 'Draft saved' : 'Draft not saved') : props.draftLine}
          </span>
        }
        className="flex-1"
      >
        {(control) => (
          <Textarea
            ref={box}
            dir="auto"
            data-shortcut={kind}
            required
            aria-keyshortcuts="Control+Enter"
            onKeyDown={sendOnCtrlEnter}
            onInput={onInput}
            className="min-h-24 flex-1"
            {...control}
            {...body}
          />
        )}
      </Field>
      {mentions && (
        <Suspense>
          <MentionList ticket={props.ticket} box={box} />
        </Suspense>
      )}
      {shown !== undefined && <AnswerPreview html={draft.kept?.preview ?? shown} />}
      <MacroChanges field={field} />
      <div className="flex flex-wrap items-center gap-2">
        <MacroPicker macros={props.macros} field={field} />
        <Button type="submit" name="intent" value="preview" variant="ghost">
          Preview
        </Button>
        <noscript>
          <Button type="submit" name="intent" value="draft" variant="ghost">
            Save draft
          </Button>
        </noscript>
        <div className="ml-auto flex gap-2">
          <span className="w-32">
            <Select
              aria-label="After sending"
              choices={props.statuses}
              {...select(field('status'))}
            />
          </span>
          <Button type="submit" variant={button} aria-disabled={pending || undefined}>
            Send
          </Button>
        </div>
      </div>
    </ActionForm>
  )
}

const hidden = ({ name, defaultValue }: { name: string; defaultValue: string }) => ({
  name,
  value: defaultValue,
})
const select = ({ name, defaultValue }: { name: string; defaultValue: string }) => ({
  name,
  defaultValue,
})

function sendOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
