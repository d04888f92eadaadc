import Form from 'next/form'
import Link from 'next/link'
import { SafeText } from '@/components/tickets/message-text'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { ShownMacro } from '@/lib/macros/preview'

type MacroPreviewProps = {
  macro: string
  /** The number that was asked for; and what it looks like there, or null without such a ticket. */
  ticket: number | undefined
  shown: ShownMacro | null
}

/** Shows a macro on a real ticket, without touching it. */
export function MacroPreview({ macro, ticket, shown }: MacroPreviewProps) {
  return (
    <div className="flex flex-col gap-4">
      <Form
        key={ticket}
        action={`/admin/macros/${macro}`}
        scroll={false}
        aria-label="Preview"
        className="flex items-center gap-2"
      >
        <div className="w-40">
          <Input
            name="ticket"
            inputMode="numeric"
            defaultValue={ticket ?? ''}
            aria-label="Number of a ticket"
            placeholder="Ticket number"
            autoComplete="off"
          />
        </div>
        <Button type="submit">Show</Button>
      </Form>
      {ticket !== undefined &&
        (shown ? (
          <Shown shown={shown} />
        ) : (
          <p role="status" className="text-muted-foreground">
            There is no ticket {ticket}.
          </p>
        ))}
    </div>
  )
}

function Shown({ shown: { ticket, html, changes } }: { shown: ShownMacro }) {
  return (
    <section
      aria-label={`On ticket ${ticket}`}
      className="flex flex-col gap-3 rounded-lg border p-4"
    >
      <p className="text-xs text-muted-foreground">
        On{' '}
        <Link href={`/tickets/${ticket}`} prefetch={false} className="underline underline-offset-2">
          ticket {ticket}
        </Link>
        , which stays as it is
      </p>
      {html ? <SafeText html={html} /> : <p>It sends no reply.</p>}
      <p className="border-t pt-3 wrap-anywhere text-muted-foreground">
        {changes.length > 0 ? changes.join(' · ') : 'It changes nothing.'}
      </p>
    </section>
  )
}
