import type { StackEnv } from '@/lib/env'
import type { Workspace } from './workspace'

export type StackOptions = {
  env: StackEnv
  app: 'production' | 'dev' | 'none'
  worker: boolean
  /** What a new DATA_DIR is filled with; one that was filled before is left as it is. */
  demo: Workspace
  /** Takes one line for the operator. */
  log: (line: string) => void
  /** Gives up a start that is under way; what had been started is stopped. */
  signal?: AbortSignal
  /** Called when a part keeps dying and the stack has been stopped for it. */
  onFailure?: (reason: string) => void
}

export type Stack = {
  urls: { site: string; supabase: string; mailbox: string }
  ports: { app: number; supabase: number; database: number; mailbox: number; smtp: number }
  /** As hosted's `postgres`, who is no superuser and runs the migrations. */
  databaseUrl: string
  /** As the superuser: for the stack and its tests alone. */
  adminDatabaseUrl: string
  publishableKey: string
  secretKey: string
  jwtSecret: string
  smtpUrl: string
  dataDir: string
  /** Child processes by name; this process itself holds Auth, Storage, gateway and mailbox. */
  pids: () => Record<string, number>
  stop: () => Promise<void>
}

/** Something started that has to be stopped again. */
export type Part = { stop: () => Promise<void> | void }
