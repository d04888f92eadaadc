import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CompanyFacts } from '@/components/companies/company-facts'
import { PeopleList } from '@/components/companies/people-list'
import { Part, RecordLayout } from '@/components/directory/record-layout'
import { TicketLines } from '@/components/directory/ticket-lines'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { saveCompanyAction } from '@/lib/companies/actions'
import { factValues } from '@/lib/companies/fact-values'
import { getCompany, listCompanyTickets } from '@/lib/companies/queries'
import { companyIdSchema } from '@/lib/companies/schema'
import { listContacts } from '@/lib/contacts/queries'
import { queryString, single } from '@/lib/forms/search-params'
import { quote } from '@/lib/search/tokens'

export const metadata: Metadata = { title: 'Company' }

const more =
  'rounded-sm text-xs text-muted-foreground underline underline-offset-2 hover:text-foreground'

export default async function CompanyPage(props: PageProps<'/companies/[id]'>) {
  const { db, user } = await requireUser()
  const { success, data: id } = companyIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const { done } = single(await props.searchParams)
  const [company, tickets, people] = await Promise.all([
    getCompany(db, id),
    listCompanyTickets(db, id),
    listContacts(db, {
      filter: [{ property: 'company', values: [id] }],
      sort: { key: 'name', descending: false },
    }),
  ])
  if (!company) notFound()
  const q = `company:${quote(company.name)}`
  return (
    <RecordLayout
      header={
        <PageHeader
          title={company.name}
          back={{ href: '/companies', label: 'Companies' }}
          actions={
            <LinkButton
              href={`/contacts/new${queryString({ company: company.name })}`}
              prefetch={false}
            >
              <PlusIcon />
              New contact
            </LinkButton>
          }
        />
      }
      facts={
        <CompanyFacts
          save={saveCompanyAction.bind(null, id)}
          values={factValues(company)}
          seenAt={company.seenAt}
          timeZone={user.timeZone}
          saved={done === 'saved'}
        />
      }
    >
      <Part
        title="Unsolved tickets"
        aside={
          <Link href={`/tickets${queryString({ q })}`} prefetch={false} className={more}>
            All tickets
          </Link>
        }
      >
        <TicketLines
          tickets={tickets}
          timeZone={user.timeZone}
          none="Nobody there waits for anything."
        />
      </Part>
      <Part
        title="People"
        aside={
          people.next && (
            <Link
              href={`/contacts${queryString({ q: `${q} sort:name` })}`}
              prefetch={false}
              className={more}
            >
              All of them
            </Link>
          )
        }
      >
        <PeopleList people={people.rows} />
      </Part>
    </RecordLayout>
  )
}
