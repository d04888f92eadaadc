import { parseCrontab } from 'graphile-worker'
import { expect, test } from 'vitest'
import { crontab, taskList } from '@/lib/jobs/task-list'

test('what runs at fixed times can be read, and each is a job that there is', () => {
  const items = parseCrontab(crontab)
  expect(items.map(({ task }) => task).sort()).toEqual([
    'deliver_webhooks',
    'empty_folders',
    'forget_deliveries',
    'sweep_files',
    'wake_tickets',
  ])
  for (const { task } of items) expect(taskList).toHaveProperty(task)
})
