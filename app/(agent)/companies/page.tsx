import type { Metadata } from 'next'
import { BulkNotice } from '@/components/bulk-changes/bulk-notice'
import { CompanyTable } from '@/components/companies/company-table'
import { DirectoryBulkBar } from '@/components/directory/directory-bulk-bar'
import { DirectorySearch } from '@/components/directory/directory-search'
import { ListActions } from '@/components/directory/list-actions'
import { NoneFound } from '@/components/directory/none-found'
import { CompanyIcon } from '@/components/layout/nav-icons'
import { SearchErrors } from '@/components/tickets/search-errors'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { findBulkChange } from '@/lib/bulk-changes/queries'
import { listCompanies } from '@/lib/companies/queries'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { queryString, single } from '@/lib/forms/search-params'
import { compileQuery } from '@/lib/search/filter'
import { withOrder } from '@/lib/search/orders'
import { parseQuery } from '@/lib/search/syntax'

export const metadata: Metadata = { title: 'Companies' }

export default async function CompaniesPage({ searchParams }: PageProps<'/companies'>) {
  const { db, user } = await requireUser()
  const { q: text = '', cursor, bulk } = single(await searchParams)
  const { timeZone } = user
  const { clauses, errors } = parseQuery(text, COMPANY_LANGUAGE)
  const { filter, sort } = compileQuery(clauses, COMPANY_LANGUAGE, { timeZone, now: Date.now() })
  const [{ rows, next, previous }, done] = await Promise.all([
    listCompanies(db, { filter, sort, cursor }),
    findBulkChange(db, bulk),
  ])
  const place = { q: text, cursor }
  const href = (q: string, to?: string) => `/companies${queryString({ q, cursor: to })}`
  return (
    <>
      <PageHeader
        title="Companies"
        actions={<ListActions path="/companies" q={text} label="New company" />}
      >
        <DirectorySearch
          things="companies"
          action="/companies"
          placeholder="Search, or domain:example.com has:unsolved"
          text={text}
          refused={errors.length > 0}
          language={COMPANY_LANGUAGE}
        />
      </PageHeader>
      <SearchErrors text={text} errors={errors} />
      <BulkNotice bulk={done} place={place} />
      {rows.length > 0 ? (
        <CompanyTable
          companies={rows}
          timeZone={timeZone}
          sort={sort}
          href={(order) => href(withOrder(text, COMPANY_LANGUAGE, order))}
        />
      ) : (
        <NoneFound
          icon={<CompanyIcon className="size-5" />}
          things="companies"
          action="/companies"
          text={text}
          start={cursor && href(text)}
        >
          A company gathers its people and their tickets. Give it the domains of its mail, and
          whoever writes from there belongs to it.
        </NoneFound>
      )}
      <Pagination
        previous={previous ? href(text, previous) : undefined}
        next={next ? href(text, next) : undefined}
      />
      <DirectoryBulkBar kind="company" {...{ user, rows, place, done }} />
    </>
  )
}
