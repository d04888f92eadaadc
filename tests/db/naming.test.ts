import { expect, test } from 'vitest'
import { unique } from '@/tests/support/actors'
import { contactRow, freshEmail } from '@/tests/support/factories'
import { rolledBack } from '@/tests/support/factories-postgres'

test('who is named by address, name or id is looked up, and not sought among all', async () => {
  const [email, company] = [freshEmail(), `Named ${unique()}`]
  const contact = await contactRow(email)
  await rolledBack(async (pg) => {
    const made = await pg.query('insert into public.companies (name) values ($1) returning id', [
      company,
    ])
    // Small tables are read whole where that is allowed.
    await pg.query('set local enable_seqscan = off')
    const named = async (property: string, names: string[]) =>
      (await pg.query('select private.named_ids($1, $2) as ids', [property, names])).rows[0].ids
    expect(await named('requester', [email.toUpperCase(), 'nobody'])).toEqual([contact])
    expect(await named('requester', [contact.toUpperCase(), '-'])).toEqual([contact])
    expect(await named('company', [company.toUpperCase()])).toEqual([made.rows[0].id])
    expect(await named('company', [made.rows[0].id, 'none'])).toEqual([made.rows[0].id])
    const { rows } = await pg.query(
      `select sum(seq_scan)::integer as whole from pg_stat_xact_user_tables
       where schemaname = 'public' and relname in ('contacts', 'contact_emails', 'companies')`,
    )
    expect(rows).toEqual([{ whole: 0 }])
  })
})
