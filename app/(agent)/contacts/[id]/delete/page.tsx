import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteForm } from '@/components/directory/delete-form'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { weighContact } from '@/lib/contacts/deleting'
import { getContact } from '@/lib/contacts/queries'
import { contactIdSchema } from '@/lib/contacts/schema'
import { deleteContactAction } from '@/lib/contacts/tidying-actions'

export const metadata: Metadata = { title: 'Delete contact' }

const many = (count: number, one: string) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${one}s`

export default async function DeleteContactPage(props: PageProps<'/contacts/[id]/delete'>) {
  const { db } = await requireAdmin()
  const { success, data: id } = contactIdSchema.safeParse((await props.params).id)
  if (!success) notFound()
  const [contact, weight] = await Promise.all([getContact(db, id), weighContact(db, id)])
  if (!contact || contact.mergedInto) notFound()
  const values = Object.keys(contact.customValues).length
  return (
    <>
      <PageHeader title="Delete" back={{ href: `/contacts/${id}`, label: contact.name }} />
      <Section
        title="What goes with them"
        description="This cannot be undone. To keep their tickets, merge them with somebody instead."
      >
        <ul className="list-disc pl-5">
          <li>
            {many(contact.emails.length, 'address').replace('addresss', 'addresses')}, their number
            and notes
          </li>
          {values > 0 && <li>{many(values, 'value')} of custom fields</li>}
          <li>
            {many(weight.tickets, 'ticket')}, with {many(weight.messages, 'message')} and{' '}
            {many(weight.files, 'file')}
          </li>
          {weight.elsewhere > 0 && (
            <li>Their name on {many(weight.elsewhere, 'message')} on tickets of others</li>
          )}
          {weight.parted > 0 && (
            <li>
              Not {many(weight.parted, 'ticket')} of others that{' '}
              {weight.parted === 1 ? 'was' : 'were'} merged into theirs: what was said there before
              the merge stands by itself again
            </li>
          )}
        </ul>
        <DeleteForm
          remove={deleteContactAction.bind(null, id)}
          name={contact.name}
          button={
            weight.tickets > 0
              ? `Delete contact and ${many(weight.tickets, 'ticket')}`
              : 'Delete contact'
          }
        />
      </Section>
    </>
  )
}
