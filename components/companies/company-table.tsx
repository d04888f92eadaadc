import { Cell, coverRow, Row } from '@/components/admin/table'
import {
  type DirectoryColumn,
  DirectoryTable,
  PickCell,
  pickRow,
} from '@/components/directory/directory-table'
import { RelativeTime } from '@/components/tickets/relative-time'
import type { CompanyRow } from '@/lib/companies/types'
import type { DirectorySort } from '@/lib/search/filter'

const COLUMNS: DirectoryColumn[] = [
  { name: 'Name', sort: { key: 'name', descending: false }, className: 'md:w-[35%]' },
  { name: 'Domains' },
  { name: 'Contacts', className: 'md:w-20 md:text-right' },
  { name: 'Created', sort: { key: 'created', descending: true }, className: 'md:w-28 md:pl-6' },
  {
    name: 'Updated',
    sort: { key: 'updated', descending: true },
    className: 'md:w-28 md:text-right',
  },
]

type CompanyTableProps = {
  companies: readonly CompanyRow[]
  timeZone: string
  sort: DirectorySort
  href: (order: string) => string
}

/** The list of companies; each row leads to the company. */
export function CompanyTable({ companies, timeZone, sort, href }: CompanyTableProps) {
  return (
    <DirectoryTable caption="Companies" columns={COLUMNS} sort={sort} href={href}>
      {companies.map((company) => (
        <CompanyLine key={company.id} company={company} timeZone={timeZone} />
      ))}
    </DirectoryTable>
  )
}

function CompanyLine({ company, timeZone }: { company: CompanyRow; timeZone: string }) {
  const { id, name, domains, contacts } = company
  return (
    <Row className={pickRow}>
      <PickCell id={id} name={name} />
      <Cell>
        <div className="flex min-w-0">
          <a href={`/companies/${id}`} dir="auto" title={name} className={coverRow}>
            {name}
          </a>
        </div>
      </Cell>
      <Cell className="text-muted-foreground max-md:order-1 max-md:text-xs">
        <bdi className="block truncate" title={domains.join(', ')}>
          {domains.join(', ')}
        </bdi>
      </Cell>
      <Cell className="text-right tabular-nums max-md:text-xs">
        {contacts <= 1000 ? contacts : '1,000+'}
        <span className="md:sr-only">{contacts === 1 ? ' contact' : ' contacts'}</span>
      </Cell>
      <Cell className="text-xs text-muted-foreground tabular-nums max-md:hidden md:pl-6">
        <RelativeTime at={company.createdAt} timeZone={timeZone} />
      </Cell>
      <Cell className="text-xs text-muted-foreground tabular-nums max-md:hidden md:text-right">
        <RelativeTime at={company.updatedAt} timeZone={timeZone} />
      </Cell>
    </Row>
  )
}
