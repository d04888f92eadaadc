import type { Metadata } from 'next'
import { BreakdownSection } from '@/components/dashboard/breakdown-section'
import { CourseSection } from '@/components/dashboard/course-section'
import { HeadlineNumbers } from '@/components/dashboard/headline-numbers'
import { OwnNumbers } from '@/components/dashboard/own-numbers'
import { RangeBar } from '@/components/dashboard/range-bar'
import { RatingsSection } from '@/components/dashboard/ratings-section'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { ownWork } from '@/lib/dashboard/own-work'
import { readBreakdown, readDashboard } from '@/lib/dashboard/queries'
import { dashboardSchema } from '@/lib/dashboard/schema'
import { single } from '@/lib/forms/search-params'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  const { db, user } = await requireUser()
  const request = dashboardSchema.parse(single(await searchParams))
  const [own, dashboard, breakdown] = await Promise.all([
    ownWork({ db, user }),
    readDashboard(db, request),
    readBreakdown(db, request),
  ])
  const { now, before, steps, comments, zone, today } = dashboard
  return (
    <>
      <PageHeader title="Dashboard" />
      <OwnNumbers own={own} />
      <RangeBar request={request} today={today} />
      <HeadlineNumbers now={now} before={before} reader={user} zone={zone} />
      <CourseSection steps={steps} reader={user} request={request} />
      <RatingsSection {...{ now, before, comments, request }} reader={user} />
      <BreakdownSection days={now} breakdown={breakdown} reader={user} request={request} />
    </>
  )
}
