import type { Metadata } from 'next'
import { DeveloperNav } from '@/components/developers/developer-nav'
import { FirstCall } from '@/components/developers/first-call'
import { OperationEntry } from '@/components/developers/operation-entry'
import { ProblemList } from '@/components/developers/problem-list'
import { groupedOperations } from '@/lib/api/reference'
import { slugOf } from '@/lib/api/slug'
import { webEnv } from '@/lib/env'

export const metadata: Metadata = {
  title: 'API reference',
  description: 'The REST API of Counterfoil: every call with its fields, curl and TypeScript.',
}

// Its examples bear the address of this installation, which is a setting of the process.
export const dynamic = 'force-dynamic'

export default function DevelopersPage() {
  const { SITE_URL } = webEnv()
  const groups = groupedOperations()
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <DeveloperNav groups={groups} />
      <main className="min-w-0">
        <FirstCall siteUrl={SITE_URL} />
        {groups.map(({ group, operations }) => (
          <section key={group} aria-labelledby={slugOf(group)} className="border-t">
            <h2 id={slugOf(group)} className="scroll-mt-4 px-4 pt-8 text-lg sm:px-8">
              {group}
            </h2>
            {operations.map((operation) => (
              <OperationEntry key={operation.id} operation={operation} siteUrl={SITE_URL} />
            ))}
          </section>
        ))}
        <ProblemList />
      </main>
    </div>
  )
}
