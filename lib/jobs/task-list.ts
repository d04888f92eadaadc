import 'server-only'
import type { TaskList } from 'graphile-worker'

/** Every kind of job, by its name in the queue. */
export const taskList: TaskList = {}

/** What runs at fixed times, in Graphile Worker's crontab form. */
export const crontab = ''
