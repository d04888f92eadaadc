'use client'
import type { KeyboardEvent } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Kbd } from '@/components/ui/kbd'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/lib/cn'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { MessageKind } from '@/lib/messages/types'

const KINDS = {
  reply: { label: 'Reply', to: 'Sent to the requester', form: 'bg-card', button: 'primary' },
  note: {
    label: 'Internal note',
    to: 'Seen by agents only',
    form: 'border-note-line bg-note',
    button: 'note',
  },
} as const

/** Both ways to write on a ticket, side by side, so that one is never sent for the other. */
export function Composer({ reply, note }: { reply: FormAction; note: FormAction }) {
  return (
    <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
      <MessageForm kind="reply" action={reply} />
      <MessageForm kind="note" action={note} />
    </div>
  )
}

/** What can still be said on a closed ticket: a reply, which begins a new one. */
export function FollowUpComposer({ reply }: { reply: FormAction }) {
  return (
    <MessageForm
      kind="reply"
      action={reply}
      hint="This ticket is closed: your reply starts a follow-up ticket"
    />
  )
}

type MessageFormProps = { kind: MessageKind; action: FormAction; hint?: string }

function MessageForm({ kind, action, hint }: MessageFormProps) {
  const { state, formAction, pending, field } = useActionForm(action)
  const { error, ...body } = field('body')
  const { label, to, form, button } = KINDS[kind]
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className={cn('flex flex-col gap-2 rounded-lg border p-3', form)}
    >
      <Field label={label} error={error} className="flex-1">
        {(control) => (
          <Textarea
            dir="auto"
            data-shortcut={kind}
            required
            onKeyDown={sendOnCtrlEnter}
            className="min-h-24 flex-1"
            {...control}
            {...body}
          />
        )}
      </Field>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 text-xs text-muted-foreground">{hint ?? to}</span>
        <span className="hidden items-center gap-1 pointer-fine:inline-flex" aria-hidden="true">
          <Kbd>Ctrl</Kbd>
          <Kbd>↵</Kbd>
        </span>
        <Button type="submit" variant={button} aria-disabled={pending || undefined}>
          Send
        </Button>
      </div>
    </ActionForm>
  )
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
