import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { senderOf } from '@/lib/email/sender'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { freshEmail } from '@/tests/support/factories'
import { actAs, postgres, rolledBack } from '@/tests/support/factories-postgres'
import { sourceRow } from '@/tests/support/factories-webhooks'
import { arrived, written } from '@/tests/support/mails'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

const settings = async (pg: PoolClient) =>
  (await pg.query('select * from public.settings')).rows[0] as Record<string, unknown>

async function refused(pg: PoolClient, sql: string, values: unknown[] = []): Promise<string> {
  await pg.query('savepoint tried')
  try {
    await pg.query(sql, values)
    return 'taken'
  } catch (error) {
    return (error as { constraint?: string; message: string }).constraint ?? String(error)
  } finally {
    await pg.query('rollback to savepoint tried')
  }
}

test('settings are changed from the version that was seen, by admins alone', async () => {
  await rolledBack(async (pg) => {
    const { version } = await settings(pg)
    const change = (days: number) =>
      pg.query('update public.settings set keep_deliveries_days = $1 where version = $2', [
        days,
        version,
      ])
    await actAs(pg, agent)
    expect((await change(31)).rowCount).toBe(0)
    await pg.query('reset role')
    await actAs(pg, admin)
    expect((await change(31)).rowCount).toBe(1)
    expect((await change(32)).rowCount).toBe(0)
    expect(await settings(pg)).toMatchObject({
      keep_deliveries_days: 31,
      version: Number(version) + 1,
    })
    const { rows } = await pg.query(
      `select actor_id, changes from public.audit_log where object_kind = 'settings' order by id desc limit 1`,
    )
    expect(rows).toMatchObject([
      { actor_id: admin.id, changes: { keep_deliveries_days: { to: 31 } } },
    ])
  })
})

test.each([
  ['keep_deliveries_days', 0, 'settings_keep_deliveries_days_range'],
  ['keep_webhook_bodies_days', 3651, 'settings_keep_webhook_bodies_days_range'],
  ['mails_an_hour', 0, 'settings_mails_an_hour_range'],
  ['sender_address', 'nobody', 'settings_sender_address_valid'],
  ['support_addresses', ['Help@Example.com'], 'settings_support_addresses_valid'],
  ['refused_domains', ['@example.com'], 'settings_refused_domains_valid'],
  ['refused_domains', ['nodot'], 'settings_refused_domains_valid'],
  ['logo', '../../avatars/x', 'settings_logo_form'],
])('%s takes no %j', async (column, value, constraint) => {
  await rolledBack(async (pg) => {
    await actAs(pg, admin)
    expect(await refused(pg, `update public.settings set ${column} = $1`, [value])).toBe(constraint)
  })
})

test('mail from a refused domain, or one below it, opens no ticket and makes no contact', async () => {
  const domain = `${unique()}.example`
  const source = await sourceRow('mail')
  await postgres().query(
    'update public.settings set refused_domains = array_append(refused_domains, $1)',
    [domain],
  )
  try {
    for (const from of [`a@${domain}`, `B@Mail.${domain.toUpperCase()}`]) {
      const event = await arrived(source, written({ from }))
      expect(event).toMatchObject({ status: 'ignored', ticket_number: null })
      expect(event.reason).toMatch(/^the settings refuse mails of /)
      const { rows } = await postgres().query('select private.contact_of_address($1) as contact', [
        from,
      ])
      expect(rows).toEqual([{ contact: null }])
    }
    const close = await arrived(source, written({ from: `a@not${domain}` }))
    expect(close).toMatchObject({ status: 'done' })
  } finally {
    await postgres().query(
      'update public.settings set refused_domains = array_remove(refused_domains, $1)',
      [domain],
    )
  }
})

test('nor does the public form take anything of such a domain, and agents still may', async () => {
  await rolledBack(async (pg) => {
    await pg.query(`update public.settings set refused_domains = '{refused.example}'`)
    const refusing = async (address: string) =>
      (await pg.query('select private.is_refused_address($1) as refused', [address])).rows[0]
        .refused
    expect(await refusing('a@refused.example')).toBe(true)
    expect(await refusing('"a@b"@x.Refused.Example')).toBe(true)
    expect(await refusing('a@refused.example.org')).toBe(false)
    expect(await refusing('a@notrefused.example')).toBe(false)
    const opened = (channel: string, address: string) =>
      refused(
        pg,
        `insert into public.tickets (subject, requester_id, channel)
         values ('It hums', private.find_or_create_contact($1, null), $2)`,
        [address, channel],
      )
    expect(await opened('web', `${unique()}@x.refused.example`)).toBe('tickets_requester_refused')
    expect(await opened('agent', `${unique()}@x.refused.example`)).toBe('taken')
    expect(await opened('web', `${unique()}@other.example`)).toBe('taken')
  })
})

test('mail goes out from the address of the settings, and ours are all that lead here', async () => {
  await rolledBack(async (pg) => {
    const env = { MAIL_FROM: 'Env <env@example.com>', MAIL_REPLY_TO: undefined }
    expect(await senderOf(pg, env)).toMatchObject({ MAIL_FROM: 'Env <env@example.com>' })
    await pg.query(
      `update public.settings set workspace_name = 'The "Hum" Desk', sender_address = 'desk@example.com',
         support_addresses = '{help@example.com}'`,
    )
    const { MAIL_FROM, ours } = await senderOf(pg, env)
    expect(MAIL_FROM).toBe('"The Hum Desk" <desk@example.com>')
    expect(ours.join()).toMatch(/env@example.com.*help@example.com.*desk@example.com/)
  })
})

test('what was told is kept for as long as the settings say', async () => {
  await rolledBack(async (pg) => {
    await pg.query('update public.settings set keep_deliveries_days = 60')
    const { rows } = await pg.query<{ id: number }>(
      `insert into public.outgoing_events (type, data, happened_at)
       select 'ticket.merged', '{}', now() - age from unnest('{59 days,61 days}'::interval[]) age returning id`,
    )
    await pg.query('select private.forget_deliveries(1000000)')
    const left = await pg.query('select from public.outgoing_events where id = any ($1)', [
      rows.map(({ id }) => id),
    ])
    expect(left.rowCount).toBe(1)
  })
})

test('everybody signed in is told what the workspace is called, and new users begin in its time zone', async () => {
  await rolledBack(async (pg) => {
    await pg.query(
      `update public.settings set workspace_name = 'Hum Desk', time_zone = 'Asia/Tokyo'`,
    )
    const { rows: zone } = await pg.query('select private.workspace_time_zone() as zone')
    expect(zone).toEqual([{ zone: 'Asia/Tokyo' }])
    await actAs(pg, agent)
    const { rows } = await pg.query('select workspace, logo from public.current_actor()')
    expect(rows).toEqual([{ workspace: 'Hum Desk', logo: null }])
    expect((await pg.query('select from public.settings')).rowCount).toBe(0)
  })
})

test('an address that nobody refuses is heard', async () => {
  const event = await arrived(await sourceRow('mail'), written({ from: freshEmail() }))
  expect(event).toMatchObject({ status: 'done' })
})
