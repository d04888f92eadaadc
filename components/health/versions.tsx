import type { ReactNode } from 'react'
import { ExactTime } from '@/components/tickets/relative-time'
import type { Health } from '@/lib/health/types'

/** What runs here, and when it was looked at. */
export function Versions({ health, timeZone }: { health: Health; timeZone: string }) {
  const { facts, build } = health
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-b bg-muted px-4 py-4 sm:flex sm:flex-wrap sm:px-6">
      <Fact name="Counterfoil">{build.version}</Fact>
      <Fact name="Node.js">{process.versions.node}</Fact>
      <Fact name="PostgreSQL">{facts.database.version}</Fact>
      <Fact name="Newest migration">{facts.migrations.at(-1) ?? 'None'}</Fact>
      <Fact name="Looked at">
        <ExactTime at={facts.at} timeZone={timeZone} />
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
