import { EnvError } from '@/lib/env'
import { Refusal } from './refusal'

/** Ends the process: what the operator can put right as one line, a bug with its stack. */
export function endWithRefusal(error: unknown): never {
  if (error instanceof EnvError) {
    console.error(error.message)
    process.exit(2)
  }
  if (error instanceof Refusal) {
    console.error(error.message)
    process.exit(error.exitCode)
  }
  console.error(error)
  process.exit(1)
}
