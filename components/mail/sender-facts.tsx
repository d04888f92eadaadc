import type { ReactNode } from 'react'
import { ExactTime } from '@/components/tickets/relative-time'
import type { MailState } from '@/lib/email/types'

/** What mail is sent as, by which server, and how it went in the last day. */
export function SenderFacts({ state, timeZone }: { state: MailState; timeZone: string }) {
  const { sender, workers, of_a_day: day, last_sent_at: last } = state
  const undelivered = day.refused + day.given_up
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-b bg-muted px-4 py-4 sm:flex sm:flex-wrap sm:px-6">
      <Fact name="Sender">{sender ? <bdi>{sender.sender}</bdi> : 'No worker has told yet'}</Fact>
      {sender?.reply_to && (
        <Fact name="Replies go to">
          <bdi>{sender.reply_to}</bdi>
        </Fact>
      )}
      {sender && <Fact name="Mail server">{sender.server}</Fact>}
      <Fact name="Workers">
        {workers === 0 ? (
          <span className="text-destructive">None is running: mail waits</span>
        ) : (
          workers.toLocaleString('en')
        )}
      </Fact>
      <Fact name="Answers in a day">
        {day.sent.toLocaleString('en')} sent, {undelivered.toLocaleString('en')} not
      </Fact>
      <Fact name="Last answer sent">
        {last ? <ExactTime at={last} timeZone={timeZone} /> : 'Never'}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs font-medium text-muted-foreground">{name}</dt>
      <dd className="tabular-nums wrap-anywhere">{children}</dd>
    </div>
  )
}
