import 'server-only'
import type { TaskList } from 'graphile-worker'
import { makeThumbnailOf, removeFiles, sweepFiles } from '@/lib/attachments/jobs'
import { sendInvitationMail, sendReplyMail } from '@/lib/email/jobs'
import {
  deliverWebhooks,
  forgetDeliveries,
  sendSubscriptionOffMail,
} from '@/lib/subscriptions/jobs'
import { emptyFolders, wakeTickets } from '@/lib/tickets/jobs'
import { processWebhookEvent } from '@/lib/webhooks/jobs'

/** Every kind of job, by its name in the queue. */
export const taskList: TaskList = {
  deliver_webhooks: deliverWebhooks,
  empty_folders: emptyFolders,
  forget_deliveries: forgetDeliveries,
  make_thumbnail: makeThumbnailOf,
  process_webhook_event: processWebhookEvent,
  remove_files: removeFiles,
  send_invitation_mail: sendInvitationMail,
  send_reply_mail: sendReplyMail,
  send_subscription_off_mail: sendSubscriptionOffMail,
  sweep_files: sweepFiles,
  wake_tickets: wakeTickets,
}

/** What runs at fixed times, in Graphile Worker's crontab form. */
export const crontab = `
* * * * * wake_tickets
* * * * * deliver_webhooks
17 * * * * empty_folders
37 * * * * forget_deliveries
43 * * * * sweep_files
`
