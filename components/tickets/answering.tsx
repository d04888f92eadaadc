import { Composer } from '@/components/tickets/composer'
import { answerAction, undoMessageAction } from '@/lib/answering/actions'
import type { Preparation } from '@/lib/answering/types'
import { answeredValues } from '@/lib/answering/words'
import type { Conversation, MessageKind } from '@/lib/messages/types'
import type { Ticket } from '@/lib/tickets/types'
import type { AnswerFormProps } from './answer-form'
import { RelativeTime } from './relative-time'
import { statusChoices } from './ticket-choices'

type AnsweringProps = {
  ticket: Ticket
  preparation: Preparation
  talk: Conversation
  timeZone: string
}

/** The text boxes of a ticket, and what goes on around them; a closed one takes a reply alone. */
export function Answering({ ticket, talk, preparation, timeZone }: AnsweringProps) {
  const { number, status, version } = ticket
  // Who reads of earlier days has seen what is new no less: it was there when they came.
  const seen = talk.later > 0 ? preparation.newest : (talk.messages.at(-1)?.id ?? 0)
  const closed = status === 'closed'
  const basedOn = JSON.stringify(answeredValues(ticket))
  const statuses = statusChoices('open').map(({ value, label }) => ({
    value,
    label: `Set ${label}`,
  }))

  function form(kind: MessageKind): AnswerFormProps {
    const draft = preparation.drafts.find((one) => one.kind === kind)
    return {
      ...{ kind, ticket: number, seen, basedOn },
      action: answerAction.bind(null, number, kind),
      sendingKey: crypto.randomUUID(),
      macros: kind === 'reply' ? preparation.macros : [],
      statuses: [{ value: '', label: 'Keep status' }, ...statuses],
      draft: draft?.body ?? '',
      files: preparation.files.filter((file) => file.kind === kind),
      draftLine: draft && (
        <>
          {draft.elsewhere ? 'Draft from another device, ' : 'Draft, '}
          <RelativeTime at={draft.updatedAt} timeZone={timeZone} />
        </>
      ),
      hint: closed ? 'This ticket is closed: your reply starts a follow-up ticket' : undefined,
    }
  }

  return (
    <Composer
      reply={form('reply')}
      note={closed ? undefined : form('note')}
      undo={{ ticket: number, undoable: preparation.undoable, action: undoMessageAction }}
      presence={{ ticket: number, seen, version }}
    />
  )
}
