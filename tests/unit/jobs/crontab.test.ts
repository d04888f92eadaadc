import { parseCrontab } from 'graphile-worker'
import { expect, test } from 'vitest'
import { crontab, taskList } from '@/lib/jobs/task-list'

test('what runs at fixed times can be read, and each is a job that there is', () => {
  const items = parseCrontab(crontab)
  expect(items.map(({ task }) => task).sort()).toEqual([
    'close_solved_tickets',
    'deliver_webhooks',
    'empty_folders',
    'forget_contact_imports',
    'forget_deletions',
    'forget_deliveries',
    'forget_old',
    'measure_storage',
    'resume_webhook_events',
    'sweep_files',
    'sweep_webhook_events',
    'tally_tickets',
    'wake_tickets',
  ])
  for (const { task } of items) expect(taskList).toHaveProperty(task)
})
