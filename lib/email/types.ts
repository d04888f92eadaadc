import type { z } from 'zod'
import type { mailStateSchema } from './schema'

/** The sender, what was mailed in a day, and the last tests, newest first. */
export type MailState = z.infer<typeof mailStateSchema>

export type TestMail = MailState['tests'][number]

/** A mail that did not arrive. */
export type MailFailure = {
  failedAt: string
  recipient: string | null
  /** refused: for good. given_up: after days. failed: so is its job. retrying: tried again. */
  outcome: 'refused' | 'given_up' | 'failed' | 'retrying'
  reason: string | null
  ticket: number | null
  subject: string | null
  /** The job that can be retried. */
  job: number | null
  task: string
}

/** One page of failures; `next` is the moment that the page after it begins below. */
export type MailFailurePage = { failures: MailFailure[]; next: string | null }
