import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const running = new Set<() => void>()

type Options = {
  env?: Record<string, string>
  /** Shows the output as it comes instead of keeping it. */
  echo?: boolean
  /** Keeps what goes to stderr out of the kept output. */
  onlyStdout?: boolean
}

export type Outcome = { code: number; output: string; seconds: number }

/** Runs a command in the root, with the tools and the Node of `node_modules/.bin` first. */
export function run(command: string, args: readonly string[], options: Options = {}) {
  const started = performance.now()
  const bin = join(root, 'node_modules', '.bin')
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      ...(options.echo ? {} : { NO_COLOR: '1' }),
      ...options.env,
    },
    stdio: options.echo ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => void child.kill('SIGTERM')
  running.add(stop)

  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => options.onlyStdout || chunks.push(chunk))

  return new Promise<Outcome>((resolve) => {
    const finish = (code: number) => {
      running.delete(stop)
      const output = Buffer.concat(chunks).toString('utf8')
      resolve({ code, output, seconds: (performance.now() - started) / 1000 })
    }
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`))
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** Asks every command that still runs to stop. */
export function stopCommands(): void {
  for (const stop of running) stop()
}
