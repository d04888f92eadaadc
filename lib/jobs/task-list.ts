import 'server-only'
import type { TaskList } from 'graphile-worker'
import { sendInvitationMail, sendReplyMail } from '@/lib/email/jobs'
import { sendNotificationMail } from '@/lib/notifications/jobs'
import { closeSolvedTickets, emptyFolders, wakeTickets } from '@/lib/tickets/jobs'
import { processWebhookEvent } from '@/lib/webhooks/jobs'
import { forgetOld, freeJobsOfTheDead } from './jobs'

/** Every kind of job, by its name in the queue. */
export const taskList: TaskList = {
  close_solved_tickets: closeSolvedTickets,
  empty_folders: emptyFolders,
  forget_old: forgetOld,
  free_jobs_of_the_dead: freeJobsOfTheDead,
  process_webhook_event: processWebhookEvent,
  send_invitation_mail: sendInvitationMail,
  send_notification_mail: sendNotificationMail,
  send_reply_mail: sendReplyMail,
  wake_tickets: wakeTickets,
}

/** What runs at fixed times, in Graphile Worker's crontab form. */
export const crontab = `
* * * * * free_jobs_of_the_dead
* * * * * wake_tickets
17 * * * * empty_folders
37 * * * * close_solved_tickets
47 3 * * * forget_old
`
