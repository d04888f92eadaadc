'use client'
import { useState } from 'react'
import { cn } from '@/lib/cn'
import { useActionForm } from '@/lib/forms/use-action-form'
import { AnswerForm, type AnswerFormProps } from './answer-form'
import { OnItsWay, type Sending } from './on-its-way'
import { Presence, type PresenceProps } from './presence'
import { UndoNotice, type UndoProps } from './undo-notice'

type ComposerProps = {
  reply: AnswerFormProps
  note: AnswerFormProps | undefined
  undo: UndoProps
  presence: PresenceProps
}

/**
 * Both ways to write on a ticket, side by side, so that one is never sent for the other. Above them,
 * and at the edge of the window while they are out of it: what was just sent, and who else is here.
 */
export function Composer({ reply, note, undo, presence }: ComposerProps) {
  const undoing = useActionForm(undo.action)
  const { taken } = undoing.state
  const [sending, onSending] = useState<Sending>()
  return (
    <>
      {sending && <OnItsWay {...sending} />}
      <div className="pointer-events-none sticky top-14 bottom-3 z-1 md:top-3 -my-4 flex min-h-7 flex-wrap items-center gap-2 *:pointer-events-auto">
        <Presence {...presence} />
        <UndoNotice {...undo} undoing={undoing} />
      </div>
      <div
        className={cn(
          'grid grid-cols-1 items-start gap-4',
          note && 'xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
        )}
      >
        <AnswerForm
          {...reply}
          onSending={onSending}
          taken={taken?.kind === 'reply' ? taken : undefined}
        />
        {note && (
          <AnswerForm
            {...note}
            onSending={onSending}
            taken={taken?.kind === 'note' ? taken : undefined}
          />
        )}
      </div>
    </>
  )
}
