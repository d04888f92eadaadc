export const JOB_STATES = ['failed', 'retrying', 'running', 'waiting'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A job as admins see it. */
export type Job = {
  id: number
  /** What kind it is, by its name in the queue. */
  task: string
  state: JobState
  /** What it works for, in words; null when it is for no one thing. */
  subject: string | null
  ticket: number | null
  /** What went wrong the last time. */
  error: string | null
  attempts: number
  maxAttempts: number
  /** When it is due, or was. */
  runAt: string
  createdAt: string
}

export type JobCounts = Record<JobState, number>

/** One page of the jobs, newest first; `next` is the id that the one after it begins below. */
export type JobPage = { jobs: Job[]; next: number | null }
