import { Cell, coverRow, Row } from '@/components/admin/table'
import {
  type DirectoryColumn,
  DirectoryTable,
  PickCell,
  pickRow,
} from '@/components/directory/directory-table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { Avatar } from '@/components/ui/avatar'
import type { ContactRow } from '@/lib/contacts/types'
import type { DirectorySort } from '@/lib/search/filter'

const COLUMNS: DirectoryColumn[] = [
  { name: 'Name', sort: { key: 'name', descending: false }, className: 'md:w-[30%]' },
  { name: 'Address' },
  { name: 'Company', className: 'md:w-[20%]' },
  { name: 'Unsolved', className: 'md:w-20 md:text-right' },
  { name: 'Created', sort: { key: 'created', descending: true }, className: 'md:w-28 md:pl-6' },
  {
    name: 'Updated',
    sort: { key: 'updated', descending: true },
    className: 'md:w-28 md:text-right',
  },
]

type ContactTableProps = {
  contacts: readonly ContactRow[]
  timeZone: string
  sort: DirectorySort
  href: (order: string) => string
}

/** The list of contacts; each row leads to the contact. */
export function ContactTable({ contacts, timeZone, sort, href }: ContactTableProps) {
  return (
    <DirectoryTable caption="Contacts" columns={COLUMNS} sort={sort} href={href}>
      {contacts.map((contact) => (
        <ContactLine key={contact.id} contact={contact} timeZone={timeZone} />
      ))}
    </DirectoryTable>
  )
}

function ContactLine({ contact, timeZone }: { contact: ContactRow; timeZone: string }) {
  const { id, name, email, addresses, phone, company, unsolved } = contact
  return (
    <Row className={pickRow}>
      <PickCell id={id} name={name} />
      <Cell>
        <div className="flex min-w-0 items-center gap-2">
          <Avatar name={name} size="sm" />
          <a href={`/contacts/${id}`} dir="auto" title={name} className={coverRow}>
            {name}
          </a>
        </div>
      </Cell>
      <Cell className="text-muted-foreground max-md:order-1 max-md:text-xs">
        <div className="flex min-w-0 items-baseline gap-1.5">
          <bdi className="truncate">{email ?? phone}</bdi>
          {addresses > 1 && <span className="text-xs">+{addresses - 1}</span>}
        </div>
      </Cell>
      <Cell className="text-muted-foreground max-md:order-1 max-md:max-w-40 max-md:text-right max-md:text-xs">
        <bdi className="block truncate" title={company?.name}>
          {company?.name}
        </bdi>
      </Cell>
      <Cell className="text-right tabular-nums max-md:text-xs">
        {unsolved > 0 && (
          <>
            {unsolved < 100 ? unsolved : '100+'}
            <span className="md:sr-only"> unsolved</span>
          </>
        )}
      </Cell>
      <Cell className="text-xs text-muted-foreground tabular-nums max-md:hidden md:pl-6">
        <RelativeTime at={contact.createdAt} timeZone={timeZone} />
      </Cell>
      <Cell className="text-xs text-muted-foreground tabular-nums max-md:hidden md:text-right">
        <RelativeTime at={contact.updatedAt} timeZone={timeZone} />
      </Cell>
    </Row>
  )
}
