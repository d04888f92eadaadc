import type { WorkspaceControl } from './types'

/** What the settings are called. */
export const WORKSPACE_LABELS: Record<WorkspaceControl, string> = {
  workspace_name: 'Name',
  time_zone: 'Time zone',
  sender_address: 'Sender',
  support_addresses: 'Support addresses',
  refused_domains: 'Refused domains',
  mails_an_hour: 'Mails of one sender an hour',
  max_attachment_mb: 'Largest file, in MiB',
  refused_file_types: 'Refused types of files',
  close_solved_after_days: 'Close solved tickets after days',
  keep_webhook_bodies_days: 'Keep contents of received webhooks, in days',
  keep_deliveries_days: 'Keep deliveries, in days',
  request_link_days: 'Links of requesters live, in days',
}
