import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { StackEnv } from '@/lib/env'
import { inRepository } from '@/supabase/local/root'

/** `npm run up` as a process: what it says, and how it ends. */
export class UpProcess {
  output = ''
  readonly child: ChildProcess
  readonly exit: Promise<number | null>

  constructor(env: Partial<Record<keyof StackEnv, unknown>>, args: readonly string[] = []) {
    const given = Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
    )
    const command = ['--conditions=react-server', '--import', 'tsx']
    this.child = spawn(process.execPath, [...command, inRepository('scripts/up.ts'), ...args], {
      cwd: inRepository(),
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...given },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, as a terminal gives it, so that the whole of it can be killed.
      detached: true,
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString()
      })
    }
    this.exit = new Promise((resolve) => this.child.once('close', resolve))
  }

  get pid(): number {
    if (!this.child.pid) throw new Error('it was not started')
    return this.child.pid
  }

  /** Waits for the line with `ready`; throws with all that was said when it ends before. */
  async ready(): Promise<void> {
    while (!/^ready\b/m.test(this.output)) {
      if (this.child.exitCode !== null) throw new Error(`it ended before ready:\n${this.output}`)
      await pause(25)
    }
  }

  /** Sends a signal and returns how many milliseconds it took to end. */
  async end(signal: NodeJS.Signals): Promise<number> {
    const begun = performance.now()
    this.child.kill(signal)
    await this.exit
    return performance.now() - begun
  }
}
