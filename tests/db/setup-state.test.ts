import { expect, test } from 'vitest'
import { signedIn } from '@/tests/support/actors'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'

test('an empty workspace has all first steps before it, and each is ticked off by what is done', async () => {
  const admin = await signedIn('admin')
  await rolledBack(async (pg) => {
    // All but this admin and the settings goes, for as long as this transaction lasts.
    await pg.query(`set local session_replication_role = replica`)
    for (const table of ['public.tickets', 'private.sent_mails', 'public.webhook_sources']) {
      await pg.query(`delete from ${table}`)
    }
    await pg.query(`delete from public.api_keys`)
    await pg.query(`delete from public.invitations`)
    await pg.query(`delete from public.users where id <> $1`, [admin.id])
    await pg.query(`update public.settings set workspace_name = 'Counterfoil'`)
    const state = async () => {
      await actAs(pg, admin)
      const { rows } = await pg.query('select * from public.setup_state()')
      await pg.query('reset role')
      return rows[0]
    }
    const none = {
      ...{ is_named: false, has_way_in: false, has_mailed: false },
      ...{ has_company: false, has_ticket: false },
    }
    expect(await state()).toEqual(none)

    await pg.query(`update public.settings set workspace_name = 'Printer desk'`)
    expect(await state()).toEqual({ ...none, is_named: true })
    await pg.query(
      `insert into public.webhook_sources (slug, provider, disabled_at) values ('shut', 'github', now())`,
    )
    expect((await state()).has_way_in).toBe(false)
    await pg.query(`insert into public.webhook_sources (slug, provider) values ('ajar', 'github')`)
    expect((await state()).has_way_in).toBe(true)
    await pg.query(
      `insert into public.invitations (email, role, expires_at) values ('kim@example.com', 'agent', now() + interval '1 day')`,
    )
    expect((await state()).has_company).toBe(true)
  })
})

test('the first steps are shown to admins alone', async () => {
  const agent = await signedIn()
  expect((await agent.db.rpc('setup_state')).error).toMatchObject({ code: '42501' })
})
