import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const running = new Set<() => void>()
let stopped = false

// Nothing here takes this long unless it hangs.
const patience = 45 * 60_000

type Options = {
  env?: Record<string, string | undefined>
  /** What the command reads from its standard input. */
  input?: string
  /** Shows what the command writes as it comes, instead of keeping it. */
  echo?: boolean
  /** Keeps stderr apart, in `errors`; otherwise both stand in `output` in their order. */
  onlyStdout?: boolean
}

export type Outcome = { code: number; output: string; errors: string; seconds: number }

/** Runs a command in the root, with the tools and the Node of `node_modules/.bin` first. */
export function run(command: string, args: readonly string[], options: Options = {}) {
  if (stopped) throw new Error(`${command} is not begun: the run was abandoned`)
  const started = performance.now()
  const bin = join(root, 'node_modules', '.bin')
  const kept = options.echo ? 'inherit' : 'pipe'
  const child = spawn(command, args, {
    cwd: root,
    timeout: patience,
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      ...(options.echo && process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      ...options.env,
    },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', kept, kept],
  })
  const stop = () => void child.kill('SIGTERM')
  running.add(stop)

  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => (options.onlyStdout ? errors : output).push(chunk))
  child.stdin?.on('error', () => {})
  child.stdin?.end(options.input)

  return new Promise<Outcome>((resolve) => {
    const finish = (code: number) => {
      running.delete(stop)
      const seconds = (performance.now() - started) / 1000
      resolve({ code, output: textOf(output), errors: textOf(errors), seconds })
    }
    child.on('error', (error) => {
      output.push(Buffer.from(`${command}: ${error.message}\n`))
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** Asks every command that still runs to stop, and lets no other begin. */
export function stopCommands(): void {
  stopped = true
  for (const stop of running) stop()
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8')
}
