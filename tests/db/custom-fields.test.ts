import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, ticketBy, ticketNow } from '@/tests/support/factories'
import { apiKey, performed } from '@/tests/support/factories-api'

let agent: Actor
let key: string
beforeAll(async () => {
  const admin = await signedIn('admin')
  agent = await signedIn()
  key = `field_${unique()}`
  const { error } = await admin.db.from('custom_fields').insert({ key, label: key, type: 'text' })
  if (error) throw error
})

const set = (number: number, custom_fields: Record<string, string | null>) =>
  agent.db.rpc('set_ticket_custom_fields', { ticket_number: number, custom_fields })

test('a custom field that there is takes a value, and gives it up', async () => {
  const number = await ticketBy(agent)
  expect((await set(number, { [key]: 'Blue' })).error).toBeNull()
  const values = () =>
    agent.db.from('ticket_custom_values').select('value').eq('ticket_number', number)
  expect((await values()).data).toEqual([{ value: 'Blue' }])
  await set(number, { [key]: null })
  expect((await values()).data).toEqual([])
})

test('a custom field that there is not is refused, and named', async () => {
  const number = await ticketBy(agent)
  const before = await ticketNow(number)
  const { error } = await set(number, { nonsense: 'x' })
  expect(error?.message).toBe('there is no custom field named nonsense')
  expect(await ticketNow(number)).toEqual(before)
})

test('nor is it taken from a program, whatever fields there are', async () => {
  const item = {
    ...{ subject: 'It hums', body: 'It hums.', priority: 'normal', tags: [] },
    requester: { email: freshEmail() },
    custom_fields: { [key]: 'Blue', nonsense: 'x' },
  }
  const refused = performed(await apiKey(), 'create_ticket', item)
  await expect(refused).rejects.toThrow('there is no custom field nonsense')
})
