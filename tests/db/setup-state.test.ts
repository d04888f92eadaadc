import { expect, test } from 'vitest'
import { signedIn } from '@/tests/support/actors'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'

test('each of the first steps is ticked off by what is done, and open again when it is undone', async () => {
  const admin = await signedIn('admin')
  await rolledBack(async (pg) => {
    const state = async () => {
      await actAs(pg, admin)
      const { rows } = await pg.query('select * from public.setup_state()')
      await pg.query('reset role')
      return rows[0]
    }
    await pg.query(`update public.settings set workspace_name = 'Counterfoil'`)
    await pg.query('delete from private.sent_mails')
    await pg.query('delete from private.test_mails')
    await pg.query('update public.webhook_sources set disabled_at = now()')
    await pg.query('update public.api_keys set revoked_at = now()')
    expect(await state()).toMatchObject({ is_named: false, has_way_in: false, has_mailed: false })
    // This test's own users are not alone here.
    expect(await state()).toMatchObject({ has_company: true })

    await pg.query(`update public.settings set workspace_name = 'Printer desk'`)
    expect(await state()).toMatchObject({ is_named: true, has_way_in: false })
    await pg.query(`insert into public.webhook_sources (slug, provider) values ('ajar', 'github')`)
    expect(await state()).toMatchObject({ has_way_in: true, has_mailed: false })
    await pg.query(
      `insert into private.test_mails (recipient, asked_by, outcome, ended_at)
       values ('kim@example.com', 'Kim', 'sent', now())`,
    )
    expect(await state()).toMatchObject({ has_mailed: true })
  })
})

test('the first steps are shown to admins alone', async () => {
  const agent = await signedIn()
  expect((await agent.db.rpc('setup_state')).error).toMatchObject({ code: '42501' })
})
