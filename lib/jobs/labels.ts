import type { JobState } from './types'

export const JOB_STATE_LABELS: Record<JobState, string> = {
  failed: 'Failed',
  retrying: 'Retrying',
  running: 'Running',
  waiting: 'Waiting',
}

const TASKS: Record<string, string> = {
  send_reply_mail: 'Mail of a reply',
  send_invitation_mail: 'Mail of an invitation',
  send_links_mail: 'Mail of a requester’s links',
  send_notification_mail: 'Mail of what is new',
  send_request_mail: 'Mail that confirms a request',
  send_test_mail: 'Test mail',
  send_subscription_off_mail: 'Mail of a subscription that is off',
  process_webhook_event: 'Received webhook',
  read_contact_import: 'Reading of an import',
  work_bulk_change: 'Bulk change',
  work_contact_import: 'Import of contacts',
}

/** What a kind of job is called; one without a name of its own by that in the queue. */
export function taskLabel(task: string): string {
  const words = task.replaceAll('_', ' ')
  return TASKS[task] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
