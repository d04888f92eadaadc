import { expect, test } from 'vitest'
import { overlaid, readBase } from '@/lib/workspace/overtaken'
import { workspaceSchema } from '@/lib/workspace/schema'
import type { WorkspaceValues } from '@/lib/workspace/types'

const base: WorkspaceValues = {
  workspace_name: 'Desk',
  time_zone: 'UTC',
  sender_address: '',
  support_addresses: '',
  refused_domains: 'a.example',
  mails_an_hour: '20',
  max_attachment_mb: '50',
  refused_file_types: 'exe, bat',
  close_solved_after_days: '14',
  keep_webhook_bodies_days: '30',
  keep_deliveries_days: '30',
  request_link_days: '30',
}
const blame = { by: 'Sam', at: null }

test('what only they changed is theirs, what only I changed is mine', () => {
  const { values, conflicts } = overlaid(
    { ...base, mails_an_hour: '50' },
    base,
    { ...base, time_zone: 'Asia/Tokyo' },
    blame,
  )
  expect(conflicts).toEqual({})
  expect(values).toMatchObject({ mails_an_hour: '50', time_zone: 'Asia/Tokyo' })
})

test('what both changed is to be chosen, unless to the same', () => {
  const mine = { ...base, mails_an_hour: '50', workspace_name: 'Hum Desk' }
  const theirs = { ...base, mails_an_hour: '60', workspace_name: 'Hum Desk' }
  const { conflicts } = overlaid(mine, base, theirs, blame)
  expect(Object.keys(conflicts)).toEqual(['mails_an_hour'])
  expect(conflicts.mails_an_hour).toMatchObject({
    theirs: { value: '60' },
    yours: { value: '50' },
    by: 'Sam',
  })
})

test('a base that cannot be read makes every difference a question', () => {
  for (const json of [undefined, 'nonsense', '[]', 'null', '{"workspace_name": 1, "x": "y"}']) {
    expect(readBase(json)).toEqual({})
  }
  const { conflicts } = overlaid(base, {}, { ...base, mails_an_hour: '60' }, blame)
  expect(Object.keys(conflicts)).toEqual(['mails_an_hour'])
})

const parsed = (given: Partial<WorkspaceValues>) => workspaceSchema.safeParse({ ...base, ...given })

test('the form is read as the database takes it', () => {
  const { data } = parsed({
    refused_domains: '@A.example, b.example\n\na.example',
    support_addresses: 'Help@example.com;desk@example.com',
    max_attachment_mb: '0.5',
  })
  expect(data).toMatchObject({
    sender_address: null,
    refused_domains: ['a.example', 'b.example'],
    support_addresses: ['help@example.com', 'desk@example.com'],
    max_attachment_bytes: 524_288,
    refused_file_types: ['exe', 'bat'],
  })
})

test.each([
  ['workspace_name', ' '],
  ['time_zone', 'Mars/Olympus'],
  ['sender_address', 'nobody'],
  ['support_addresses', 'help'],
  ['refused_domains', 'nodot'],
  ['refused_domains', 'a@b.example'],
  ['mails_an_hour', '0'],
  ['mails_an_hour', '1e3'],
  ['max_attachment_mb', '0'],
  ['max_attachment_mb', '5121'],
  ['refused_file_types', 'e<x>e'],
  ['keep_deliveries_days', '-1'],
  ['keep_webhook_bodies_days', '3651'],
] as const)('%s is not %s', (control, value) => {
  expect(parsed({ [control]: value }).error?.issues[0]?.path[0]).toBe(control)
})
