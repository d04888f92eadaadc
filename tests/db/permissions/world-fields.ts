import { theOnly } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'

type Fields = { held: string; spare: string; number: string }

async function field(key: string, type: string, usedOn: string): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.custom_fields (key, label, type, used_on) values ($1, 'Hums', $2, $3) returning id`,
    [key, type, usedOn],
  )
  const { id } = theOnly(rows)
  leaveBehind('field', id)
  return id
}

/** A field that something has a value of, one that nothing has, and one that takes numbers alone. */
export async function makeFields(
  word: string,
  usedOn: 'ticket' | 'contact' | 'company',
): Promise<Fields> {
  const [held, spare, number] = await Promise.all([
    field(`hums_${word}`, 'text', usedOn),
    field(`spare_${word}`, 'text', usedOn),
    field(`number_${word}`, 'number', usedOn),
  ])
  return { held, spare, number }
}

/** The fields of contacts and of companies, of which this contact and this company have one each. */
export async function makeDirectoryFields(word: string, contact: string, company: string) {
  const [contacts, companies] = [
    await makeFields(word, 'contact'),
    await makeFields(word, 'company'),
  ]
  await postgres().query(`insert into public.contact_custom_values values ($1, $2, 'seen')`, [
    contact,
    contacts.held,
  ])
  await postgres().query(`insert into public.company_custom_values values ($1, $2, 'seen')`, [
    company,
    companies.held,
  ])
  return { contacts, companies }
}
