import { execFileSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** How to run a program that refuses to be root: whose rights it gets, and what goes before it. */
export type Unprivileged = { uid?: number; gid?: number; prefix: readonly string[] }

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim())
}

// A checkout below a closed home folder (/root is 0700) cannot be entered by anybody else.
function mayEnter(path: string): boolean {
  for (let at = dirname(resolve(path)); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (dirname(at) === at) return true
  }
}

/**
 * PostgreSQL refuses to run as root, as which containers and fresh machines often run: it gets
 * the user nobody, and beneath folders closed to it the one capability to pass through them.
 */
export function unprivileged(paths: readonly string[]): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (paths.every(mayEnter)) return { uid, gid, prefix: [] }
  const caps = '+dac_read_search,+dac_override'
  const rights = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  return { prefix: ['setpriv', ...rights, `--inh-caps=${caps}`, `--ambient-caps=${caps}`] }
}

/** Hands a file or folder to the user that `unprivileged` names; nothing to do unless root. */
export function handOver(path: string): void {
  if (process.getuid?.() === 0) chownSync(path, idOf('-u'), idOf('-g'))
}
