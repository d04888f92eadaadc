import type { Metadata } from 'next'
import { BulkNotice } from '@/components/bulk-changes/bulk-notice'
import { ContactTable } from '@/components/contacts/contact-table'
import { DirectoryBulkBar } from '@/components/directory/directory-bulk-bar'
import { DirectorySearch } from '@/components/directory/directory-search'
import { ListActions } from '@/components/directory/list-actions'
import { NoneFound } from '@/components/directory/none-found'
import { ContactIcon } from '@/components/layout/nav-icons'
import { SearchErrors } from '@/components/tickets/search-errors'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { findBulkChange } from '@/lib/bulk-changes/queries'
import { listContacts } from '@/lib/contacts/queries'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import { queryString, single } from '@/lib/forms/search-params'
import { compileQuery } from '@/lib/search/filter'
import { withOrder } from '@/lib/search/orders'
import { parseQuery } from '@/lib/search/syntax'

export const metadata: Metadata = { title: 'Contacts' }

export default async function ContactsPage({ searchParams }: PageProps<'/contacts'>) {
  const { db, user } = await requireUser()
  const { q: text = '', cursor, bulk } = single(await searchParams)
  const { timeZone } = user
  const { clauses, errors } = parseQuery(text, CONTACT_LANGUAGE)
  const { filter, sort } = compileQuery(clauses, CONTACT_LANGUAGE, { timeZone, now: Date.now() })
  const [{ rows, next, previous }, done] = await Promise.all([
    listContacts(db, { filter, sort, cursor }),
    findBulkChange(db, bulk),
  ])
  const place = { q: text, cursor }
  const href = (q: string, to?: string) => `/contacts${queryString({ q, cursor: to })}`
  return (
    <>
      <PageHeader
        title="Contacts"
        actions={<ListActions path="/contacts" q={text} label="New contact" />}
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
      <BulkNotice bulk={done} place={place} />
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
      <DirectoryBulkBar kind="contact" {...{ user, rows, place, done }} />
    </>
  )
}
