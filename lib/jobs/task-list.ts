import 'server-only'
import type { TaskList } from 'graphile-worker'
import { makeThumbnailOf, removeFiles, sweepFiles } from '@/lib/attachments/jobs'
import { workBulkChange } from '@/lib/bulk-changes/jobs'
import { recountTickets, tallyTickets } from '@/lib/dashboard/jobs'
import { sendInvitationMail, sendReplyMail } from '@/lib/email/jobs'
import { sendTestMail } from '@/lib/email/test-mail'
import { measureStorage } from '@/lib/health/jobs'
import { forgetImports, readImport, removeImportFiles, workImport } from '@/lib/imports/jobs'
import { sendNotificationMail } from '@/lib/notifications/jobs'
import { sendLinksMail, sendRequestMail } from '@/lib/requests/jobs'
import {
  deliverWebhooks,
  forgetDeliveries,
  sendSubscriptionOffMail,
} from '@/lib/subscriptions/jobs'
import { closeSolvedTickets, emptyFolders, wakeTickets } from '@/lib/tickets/jobs'
import { processWebhookEvent, resumeWebhookEvents, sweepWebhookEvents } from '@/lib/webhooks/jobs'
import { forgetDeletions, forgetOld } from './jobs'

/** Every kind of job, by its name in the queue. */
export const taskList: TaskList = {
  close_solved_tickets: closeSolvedTickets,
  deliver_webhooks: deliverWebhooks,
  empty_folders: emptyFolders,
  forget_contact_imports: forgetImports,
  forget_deletions: forgetDeletions,
  forget_deliveries: forgetDeliveries,
  forget_old: forgetOld,
  make_thumbnail: makeThumbnailOf,
  measure_storage: measureStorage,
  process_webhook_event: processWebhookEvent,
  read_contact_import: readImport,
  recount_tickets: recountTickets,
  remove_files: removeFiles,
  remove_import_files: removeImportFiles,
  resume_webhook_events: resumeWebhookEvents,
  send_invitation_mail: sendInvitationMail,
  send_links_mail: sendLinksMail,
  send_notification_mail: sendNotificationMail,
  send_reply_mail: sendReplyMail,
  send_request_mail: sendRequestMail,
  send_subscription_off_mail: sendSubscriptionOffMail,
  send_test_mail: sendTestMail,
  sweep_files: sweepFiles,
  sweep_webhook_events: sweepWebhookEvents,
  tally_tickets: tallyTickets,
  wake_tickets: wakeTickets,
  work_bulk_change: workBulkChange,
  work_contact_import: workImport,
}

/** What runs at fixed times, in Graphile Worker's crontab form. */
export const crontab = `
* * * * * wake_tickets
* * * * * resume_webhook_events
* * * * * deliver_webhooks
* * * * * tally_tickets
17 * * * * empty_folders
37 * * * * close_solved_tickets
47 3 * * * forget_old
57 3 * * * forget_contact_imports
27 * * * * forget_deliveries
53 3 * * * forget_deletions
43 * * * * sweep_files
7 * * * * measure_storage
41 3 * * * sweep_webhook_events
`
