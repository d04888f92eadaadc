import { Fact, Facts } from '@/components/subscriptions/facts'
import { ExactTime } from '@/components/tickets/relative-time'
import { fileSize } from '@/lib/attachments/file-size'
import { formatText, STATE_LABELS } from '@/lib/imports/labels'
import type { ContactImport } from '@/lib/imports/types'

type ImportFactsProps = { one: ContactImport; timeZone: string }

/** What is known of an import, in one glance. */
export function ImportFacts({ one, timeZone }: ImportFactsProps) {
  const format = formatText(one)
  return (
    <Facts>
      <Fact name="State">{STATE_LABELS[one.state]}</Fact>
      <Fact name="Lines">
        <span className="tabular-nums">{one.total.toLocaleString('en')}</span>
      </Fact>
      {one.size !== null && <Fact name="Size">{fileSize(one.size)}</Fact>}
      {format && <Fact name="Written as">{format}</Fact>}
      <Fact name="By">
        <bdi>{one.by}</bdi>
      </Fact>
      <Fact name="Uploaded">
        <ExactTime at={one.createdAt} timeZone={timeZone} />
      </Fact>
    </Facts>
  )
}
