import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A process by its number and the moment it began, so that a reused number is never mistaken. */
export type ProcessIdentity = { pid: number; started: string }

function startedOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command name may hold spaces and brackets: count fields after its closing one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    return `${boot}:${fields[19]}`
  } catch {
    return null
  }
}

function startedElsewhere(pid: number): string | null {
  try {
    const out = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return out.trim() || null
  } catch {
    return null
  }
}

/** When a process began, as an opaque text, or null when it does not run. */
export function processStarted(pid: number): string | null {
  return process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid)
}

/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return processStarted(identity.pid) === identity.started
}

/** The command line of a process, words separated by spaces; empty when unknown. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    }
    const out = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return out.trim()
  } catch {
    return ''
  }
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return
  try {
    process.kill(identity.pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}

async function ended(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs
  while (isRunning(identity)) {
    if (Date.now() > until) return false
    await pause(25)
  }
  return true
}

/** Ends a process, politely with `signals` in turn and at last by force. */
export async function endProcess(
  identity: ProcessIdentity,
  signals: readonly NodeJS.Signals[],
  patienceMs: number,
): Promise<void> {
  for (const signal of signals) {
    send(identity, signal)
    if (await ended(identity, patienceMs)) return
  }
  send(identity, 'SIGKILL')
  await ended(identity, 2000)
}
