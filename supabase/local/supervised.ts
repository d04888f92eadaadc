import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { endProcess, processStarted } from './process-identity'
import type { ProcessRecord } from './process-record'

export type Supervision = {
  record: ProcessRecord
  logDir: string
  /** One line for the operator. */
  log: (line: string) => void
  /** Called once when a process keeps dying and the stack cannot go on. */
  onGivingUp: (reason: string) => void
}

export type ProcessPlan = {
  name: string
  command: string
  args: readonly string[]
  env: Record<string, string>
  cwd?: string
  uid?: number
  gid?: number
  /** Whether it is out of reach of Ctrl-C: a database that others still write to. */
  detached?: boolean
  /** Whether its output is shown to the operator besides being kept in its log file. */
  echo: boolean
  stopSignals: readonly NodeJS.Signals[]
  patienceMs: number
  onLine?: (line: string) => void
}

const restartPauseMs = 1000
const deathsAllowed = 5
const deathsWindowMs = 60_000

/** A child process that is recorded, logged, restarted when it dies and stopped in order. */
export class Supervised {
  #child: ChildProcess | null = null
  #stopping = false
  #deaths: number[] = []
  #restart: NodeJS.Timeout | null = null
  #logFile: WriteStream

  constructor(
    readonly plan: ProcessPlan,
    private readonly supervision: Supervision,
  ) {
    this.#logFile = createWriteStream(join(supervision.logDir, `${plan.name}.log`))
  }

  get pid(): number | null {
    return this.#child?.exitCode === null ? (this.#child.pid ?? null) : null
  }

  get running(): boolean {
    return this.pid !== null
  }

  start(): void {
    const { name, command, args, env, ...rest } = this.plan
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
    const { cwd, uid, gid, detached } = rest
    const options = { env: env as NodeJS.ProcessEnv, cwd, uid, gid, detached, stdio }
    const child = spawn(command, args, options)
    this.#child = child
    child.once('error', (error) => this.#died(child, error.message))
    child.once('exit', (code, signal) => this.#died(child, signal ?? `exit code ${code}`))
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#line(line))
    }
    if (child.pid) this.supervision.record.add(name, child.pid)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#restart) clearTimeout(this.#restart)
    const pid = this.pid
    const started = pid ? processStarted(pid) : null
    if (pid && started) {
      await endProcess({ pid, started }, this.plan.stopSignals, this.plan.patienceMs)
    }
    this.supervision.record.remove(this.plan.name)
    this.#logFile.end()
  }

  #line(line: string): void {
    if (!this.#logFile.writableEnded) this.#logFile.write(`${line}\n`)
    this.plan.onLine?.(line)
    if (this.plan.echo && !this.#stopping && line.trim() !== '') {
      this.supervision.log(`[${this.plan.name}] ${line}`)
    }
  }

  #died(child: ChildProcess, why: string): void {
    if (this.#stopping || this.#child !== child) return
    this.#child = null
    const now = Date.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < deathsWindowMs), now]
    if (this.#deaths.length > deathsAllowed) {
      this.#stopping = true
      this.supervision.onGivingUp(
        `${this.plan.name} keeps stopping (${why}); its last words are in ${this.#logFile.path}`,
      )
      return
    }
    // Ctrl-C in a terminal reaches children too: the pause lets our own stop come first.
    this.#restart = setTimeout(() => {
      this.supervision.log(`${this.plan.name} stopped (${why}); starting it again`)
      this.start()
    }, restartPauseMs)
  }
}
