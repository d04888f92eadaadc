import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping } from '@/tests/support/factories-postgres'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

test('who is just being deactivated is given no ticket at the same moment', async () => {
  const leaving = await signedIn()
  const number = await ticketBy(agent)
  const given = await overlapping(
    async (pg) => {
      await actAs(pg, admin)
      await pg.query('select public.deactivate_user($1)', [leaving.id])
    },
    async () =>
      agent.db.rpc('update_ticket', { number, version: 1, changes: { assignee_id: leaving.id } }),
  )
  expect(given.error?.message).toBe('the assignee is not an active user')
  expect((await ticketNow(number)).assignee_id).toBeNull()
})

test('and what they were given a moment before is handed over with the rest', async () => {
  const leaving = await signedIn()
  const number = await ticketBy(agent)
  const handed = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query('select public.update_ticket($1, 1, $2)', [
        number,
        { assignee_id: leaving.id },
      ])
    },
    async () => admin.db.rpc('deactivate_user', { user_id: leaving.id, hand_tickets_to: agent.id }),
  )
  expect(handed).toMatchObject({ error: null, data: 1 })
  expect((await ticketNow(number)).assignee_id).toBe(agent.id)
})
