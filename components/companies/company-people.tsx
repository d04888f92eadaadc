import { MoreLink } from '@/components/directory/more-link'
import { Part } from '@/components/directory/record-layout'
import { Pagination } from '@/components/ui/pagination'
import type { ContactRow } from '@/lib/contacts/types'
import { queryString } from '@/lib/forms/search-params'
import { cappedText } from '@/lib/search/count-text'
import type { DirectoryPage } from '@/lib/search/directory-page'
import { PeopleList } from './people-list'

type CompanyPeopleProps = {
  people: DirectoryPage<ContactRow> & { total: number }
  /** The query that finds all of them. */
  query: string
  /** The address of the page with another page of its people. */
  href: (cursor: string) => string
}

/** The people of a company by name, a page at a time. */
export function CompanyPeople({ people, query, href }: CompanyPeopleProps) {
  const { rows, next, previous, total } = people
  const to = (cursor: string | null) => (cursor ? `${href(cursor)}#people` : undefined)
  return (
    <Part
      id="people"
      title={total > 0 ? cappedText(total, ['person', 'people']) : 'People'}
      aside={
        (next || previous) && (
          <MoreLink href={`/contacts${queryString({ q: `sort:name ${query}` })}`}>
            All of them
          </MoreLink>
        )
      }
    >
      <PeopleList people={rows} />
      <Pagination label="Pages of people" room="" previous={to(previous)} next={to(next)} />
    </Part>
  )
}
