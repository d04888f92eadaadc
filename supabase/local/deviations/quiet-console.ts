import { createWriteStream } from 'node:fs'
import { format } from 'node:util'
import { requestContext } from '../request-context'

/**
 * Lite writes to the console whatever it refuses, with a stack. What it says while it serves goes
 * to a log file instead; returns the function that ends this.
 */
export function quietConsole(file: string): () => void {
  const log = createWriteStream(file)
  const { error, warn } = console
  const quiet =
    (speak: (...words: unknown[]) => void) =>
    (...words: unknown[]) => {
      if (requestContext.getStore()) log.write(`${format(...words)}\n`)
      else speak(...words)
    }
  console.error = quiet(error)
  console.warn = quiet(warn)
  return () => {
    Object.assign(console, { error, warn })
    log.end()
  }
}
