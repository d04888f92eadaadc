import { cn } from '@/lib/cn'
import type { MessageKind } from '@/lib/messages/types'

/** Nobody reads more of it in the moment that it stands there. */
const SHOWN = 5000

export type Sending = { kind: MessageKind; body: string }

/** What was just sent, at the end of the conversation until the server has it or gives it back. */
export function OnItsWay({ kind, body }: Sending) {
  return (
    <div
      className={cn(
        'ml-10 rounded-lg border border-dashed border-perforation px-4 py-2.5 text-muted-foreground max-sm:ml-9',
        kind === 'note' ? 'bg-note' : 'bg-card',
      )}
    >
      <p role="status" className="text-xs">
        Sending…
      </p>
      <p dir="auto" className="line-clamp-20 text-sm/5.5 wrap-anywhere whitespace-pre-wrap">
        {body.slice(0, SHOWN)}
      </p>
    </div>
  )
}
