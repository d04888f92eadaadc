import type { Metadata } from 'next'
import { ConcernList } from '@/components/overview/concern-list'
import { Figures } from '@/components/overview/figures'
import { SetupList } from '@/components/overview/setup-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { concernsOf } from '@/lib/overview/concerns'
import { figuresOf } from '@/lib/overview/figures'
import { getSetupState, getWatched } from '@/lib/overview/queries'
import { setupSteps } from '@/lib/overview/setup-steps'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const { db } = await requireAdmin()
  const [state, watched] = await Promise.all([getSetupState(db), getWatched(db)])
  return (
    <>
      <PageHeader title="Overview" />
      {!state.hasTicket && <SetupList steps={setupSteps(state)} />}
      <Figures figures={figuresOf(watched)} />
      <ConcernList concerns={concernsOf(watched, Date.now())} />
    </>
  )
}
