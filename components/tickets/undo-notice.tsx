'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Undoable, UndoState } from '@/lib/answering/types'
import type { FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { pill } from './pill'

export type UndoProps = {
  ticket: number
  undoable: Undoable | null
  action: FormAction<UndoState>
}

type UndoNoticeProps = UndoProps & { undoing: ReturnType<typeof useActionForm<UndoState>> }

const SENT = { reply: 'Reply sent.', note: 'Note added.' } as const

/** Says what was sent, and takes it back as long as that can be done. */
export function UndoNotice({ ticket, undoable, undoing }: UndoNoticeProps) {
  const { left, last } = useSecondsLeft(undoable)
  const { state, formAction, pending } = undoing
  // What came of an earlier one is old news once there is a later one.
  const about = state.ok ? state.taken?.message : Number(state.values.message)
  const settled = about !== undefined && about >= Math.max(last, undoable?.id ?? 0)
  const offered = undoable && left > 0 && !settled ? undoable : undefined
  return (
    <>
      <div role="status" className="contents">
        {(offered || (settled && state.ok)) && (
          <span className={pill}>
            {offered ? SENT[offered.kind] : 'Taken back: it is a draft again.'}
          </span>
        )}
      </div>
      {settled && !state.ok && (
        <span role="alert" className={pill}>
          {state.formError}
        </span>
      )}
      {offered && (
        <form action={formAction} aria-busy={pending || undefined}>
          <input type="hidden" name="ticket" value={ticket} />
          <input type="hidden" name="message" value={offered.id} />
          <Button type="submit" size="inline" aria-disabled={pending || undefined}>
            Undo
            <span aria-hidden="true" className="w-8 text-right text-muted-foreground tabular-nums">
              {left} s
            </span>
          </Button>
        </form>
      )}
    </>
  )
}

/** Counts down; without scripts it stands, and the server says when it is too late. */
function useSecondsLeft(undoable: Undoable | null): { left: number; last: number } {
  const [passed, setPassed] = useState({ id: 0, seconds: 0 })
  const id = undoable?.id ?? 0
  const seconds = undoable?.seconds ?? 0
  useEffect(() => {
    if (!id) return
    const began = performance.now()
    const timer = setInterval(() => {
      const now = Math.floor((performance.now() - began) / 1000)
      setPassed({ id, seconds: now })
      if (now >= seconds) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [id, seconds])
  const left = Math.max(0, seconds - (passed.id === id ? passed.seconds : 0))
  return { left, last: passed.id }
}
