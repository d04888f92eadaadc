import { type ChildProcess, execFile } from 'node:child_process'
import type { StackEnv } from '@/lib/env'
import { inRepository } from '@/supabase/local/root'

export type Outcome = { code: number | null; out: string; error: string }

/** The operator's tool as a process of its own, beside the stack of these settings. */
export function startCrm(
  env: StackEnv,
  ...words: string[]
): { child: ChildProcess; outcome: Promise<Outcome> } {
  const { DATA_DIR, PORT, SUPABASE_PORT, SUPABASE_DB_PORT, MAILBOX_PORT } = env
  const ports = { PORT, SUPABASE_PORT, SUPABASE_DB_PORT, MAILBOX_PORT }
  const given = Object.entries(ports).map(([name, port]) => [name, String(port)])
  const { PATH, NODE_ENV } = process.env
  const variables = { PATH, NODE_ENV, DATA_DIR, ...Object.fromEntries(given) }
  const args = ['--conditions=react-server', '--import', 'tsx', inRepository('scripts/crm.ts')]
  let tell: (outcome: Outcome) => void = () => undefined
  const outcome = new Promise<Outcome>((resolve) => {
    tell = resolve
  })
  const child = execFile(
    process.execPath,
    [...args, ...words],
    { env: variables },
    (error, out, said) => {
      tell({ code: error ? (child.exitCode ?? null) : 0, out, error: said.trim() })
    },
  )
  return { child, outcome }
}

/** Lets the operator's tool do one thing. */
export const crm = (env: StackEnv, ...words: string[]) => startCrm(env, ...words).outcome
