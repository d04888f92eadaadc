'use client'
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type SubmitEvent,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { FileTray } from '@/components/attachments/file-tray'
import { takesFiles } from '@/components/attachments/takes-files'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import type { Choice } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { AnswerState, Preparation } from '@/lib/answering/types'
import { useDraft } from '@/lib/answering/use-draft'
import type { WaitingFile } from '@/lib/attachments/types'
import { useUploads } from '@/lib/attachments/use-uploads'
import { cn } from '@/lib/cn'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { MessageKind } from '@/lib/messages/types'
import { AnswerControls } from './answer-controls'
import { AnswerNews, AnswerPreview } from './answer-parts'
import { MacroChanges } from './macro-picker'
import type { Sending } from './on-its-way'

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
  files: WaitingFile[]
  macros: Preparation['macros']
  statuses: Choice[]
  hint: string | undefined
}

type FormProps = AnswerFormProps & {
  /** What was just taken back. */
  taken: { body: string } | undefined
  /** Is told what is on its way, and when it arrived or came back. */
  onSending: (message: Sending | undefined) => void
}

// Few notes mention anybody: loaded with the first @.
const MentionList = lazy(async () => ({ default: (await import('./mention-list')).MentionList }))

/** A reply or a note: written, looked at, kept, and sent together with what becomes of the ticket. */
export function AnswerForm({ kind, taken, onSending, ...props }: FormProps) {
  const { state, formAction, pending, field } = useActionForm(props.action)
  const box = useRef<HTMLTextAreaElement>(null)
  const { error, ...body } = field('body', props.draft)
  const key = field('key', props.sendingKey).defaultValue
  const shown = state.preview
  const draft = useDraft(box, {
    ...{ ticket: props.ticket, kind, key },
    previewed: shown !== undefined,
  })
  const files = useUploads({ ticket: props.ticket, kind, waiting: props.files })
  const sentFiles = useRef<string[]>([])
  const [mentions, setMentions] = useState(false)
  const { label, to, form, button } = KINDS[kind]
  const [sent, setSent] = useState<string>()
  const onItsWay = pending ? sent : undefined

  // It stands in the conversation already; refused, the form is given it back.
  useLayoutEffect(() => {
    if (onItsWay && box.current) box.current.value = ''
    onSending(onItsWay === undefined ? undefined : { kind, body: onItsWay })
  }, [kind, onItsWay, onSending])

  // What came back is worth keeping as much as what was typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (state.ok) files.release(sentFiles.current)
    else if (state.values.body) void draft.changed()
  }, [state])

  // Taken back, it stands before whatever was typed meanwhile.
  useEffect(() => {
    if (!taken || !box.current) return
    box.current.focus()
    const typed = box.current.value
    if (typed.startsWith(taken.body)) return
    box.current.value = typed.trim() ? `${taken.body}\n\n${typed.trim()}` : taken.body
    box.current.dispatchEvent(new Event('input', { bubbles: true }))
  }, [taken])

  function onInput() {
    void draft.changed()
    if (kind === 'note' && box.current?.value.includes('@')) setMentions(true)
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent
    const sends = !(submitter instanceof HTMLButtonElement && submitter.value)
    if (sends && files.hold(event.currentTarget)) return event.preventDefault()
    draft.forget()
    sentFiles.current = files.ids
    setSent(sends ? box.current?.value.trim() : undefined)
  }

  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      onSubmit={onSubmit}
      {...takesFiles(files)}
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
            // The answer resets the form: what was typed before it came would be gone.
            readOnly={pending}
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
      <FileTray files={files} />
      <MacroChanges field={field} />
      <AnswerControls
        {...{ field, pending, button, files }}
        macros={props.macros}
        statuses={props.statuses}
      />
    </ActionForm>
  )
}

const hidden = ({ name, defaultValue }: { name: string; defaultValue: string }) => ({
  name,
  value: defaultValue,
})
function sendOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
