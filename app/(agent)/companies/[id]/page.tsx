import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdoptForm } from '@/components/companies/adopt-form'
import { CompanyActivity } from '@/components/companies/company-activity'
import { CompanyFacts } from '@/components/companies/company-facts'
import { CompanyHeader } from '@/components/companies/company-header'
import { RecordLayout } from '@/components/directory/record-layout'
import { requireUser } from '@/lib/auth/gate'
import { saveCompanyAction } from '@/lib/companies/actions'
import { factValues } from '@/lib/companies/fact-values'
import { countCompanyContacts, getCompany } from '@/lib/companies/queries'
import { companyIdSchema } from '@/lib/companies/schema'
import { countStrays } from '@/lib/companies/strays'
import { adoptStraysAction } from '@/lib/companies/tidying-actions'
import { listContacts } from '@/lib/contacts/queries'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { single } from '@/lib/forms/search-params'
import { decodePlace } from '@/lib/timelines/place'
import { listAskedTickets, readTimeline } from '@/lib/timelines/queries'

export const metadata: Metadata = { title: 'Company' }

export default async function CompanyPage(props: PageProps<'/companies/[id]'>) {
  const { db, user } = await requireUser()
  const { success, data: id } = companyIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const { done, ...asked } = single(await props.searchParams)
  const place = decodePlace(asked.before)
  const places = { people: asked.people, before: place ? asked.before : undefined }
  const [company, fields, strays, tickets, total, people, timeline] = await Promise.all([
    getCompany(db, id),
    listCustomFields(db, 'company'),
    countStrays(db, id),
    listAskedTickets(db, { company: id }),
    countCompanyContacts(db, id),
    listContacts(db, {
      filter: [{ property: 'company', values: [id] }],
      sort: { key: 'name', descending: false },
      cursor: places.people,
      size: 10,
    }),
    readTimeline(db, { company: id }, place),
  ])
  if (!company) notFound()
  return (
    <RecordLayout
      header={<CompanyHeader company={company} admin={user.role === 'admin'} />}
      facts={
        <CompanyFacts
          save={saveCompanyAction.bind(null, id)}
          values={factValues(company, fields)}
          fields={fields}
          seenAt={company.seenAt}
          timeZone={user.timeZone}
          saved={done === 'saved'}
        />
      }
    >
      <AdoptForm
        adopt={adoptStraysAction.bind(null, id)}
        count={strays}
        saved={done === 'adopted'}
      />
      <CompanyActivity
        {...{ company, timeline, places }}
        asked={tickets}
        people={{ ...people, total }}
        timeZone={user.timeZone}
      />
    </RecordLayout>
  )
}
