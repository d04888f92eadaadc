import type { Metadata } from 'next'
import { ContactTable } from '@/components/contacts/contact-table'
import { DirectorySearch } from '@/components/directory/directory-search'
import { NoneFound } from '@/components/directory/none-found'
import { ContactIcon } from '@/components/layout/nav-icons'
import { SearchErrors } from '@/components/tickets/search-errors'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { listContacts } from '@/lib/contacts/queries'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import { queryString, single } from '@/lib/forms/search-params'
import { compileQuery } from '@/lib/search/filter'
import { withOrder } from '@/lib/search/orders'
import { parseQuery } from '@/lib/search/syntax'

export const metadata: Metadata = { title: 'Contacts' }

export default async function ContactsPage({ searchParams }: PageProps<'/contacts'>) {
  const { db, user } = await requireUser()
  const { q: text = '', cursor } = single(await searchParams)
  const { timeZone } = user
  const { clauses, errors } = parseQuery(text, CONTACT_LANGUAGE)
  const { filter, sort } = compileQuery(clauses, CONTACT_LANGUAGE, { timeZone, now: Date.now() })
  const { rows, next, previous } = await listContacts(db, { filter, sort, cursor })
  const href = (q: string, to?: string) => `/contacts${queryString({ q, cursor: to })}`
  return (
    <>
      <PageHeader
        title="Contacts"
        actions={
          <LinkButton variant="primary" href="/contacts/new" prefetch={false}>
            <PlusIcon />
            New contact
          </LinkButton>
        }
      >
        <DirectorySearch
          things="contacts"
          action="/contacts"
          placeholder="Search, or has:unsolved domain:example.com"
          text={text}
          refused={errors.length > 0}
          language={CONTACT_LANGUAGE}
        />
      </PageHeader>
      <SearchErrors text={text} errors={errors} />
      {rows.length > 0 ? (
        <ContactTable
          contacts={rows}
          timeZone={timeZone}
          sort={sort}
          href={(order) => href(withOrder(text, CONTACT_LANGUAGE, order))}
        />
      ) : (
        <NoneFound
          icon={<ContactIcon className="size-5" />}
          things="contacts"
          action="/contacts"
          text={text}
          start={cursor && href(text)}
        >
          Whoever writes to you appears here, and whom you write down.
        </NoneFound>
      )}
      <Pagination
        previous={previous ? href(text, previous) : undefined}
        next={next ? href(text, next) : undefined}
      />
    </>
  )
}
