import { Command, CommanderError } from 'commander'
import { EnvError } from '@/lib/env'
import { addApiKeyCommands } from './crm/apikey'
import { addBackupCommands } from './crm/backup'
import { asRefusal } from './crm/refusals'
import { addSeedCommand } from './crm/seed'
import { addSourceCommands } from './crm/source'
import { addStatusCommand } from './crm/status'
import { addSubscriptionCommands } from './crm/subscription'
import { addUserCommands } from './crm/user'

const program = new Command('crm')
  .description('The operator’s tool of Counterfoil.')
  .option('--json', 'answer in JSON')
  .showSuggestionAfterError(false)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })

addStatusCommand(program)
addUserCommands(program)
addApiKeyCommands(program)
addSourceCommands(program)
addSubscriptionCommands(program)
addSeedCommand(program)
addBackupCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

function exitCodeOf(error: unknown): number {
  // Commander has spoken for itself; help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof EnvError) {
    console.error(error.message)
    return 2
  }
  const refusal = asRefusal(error)
  if (!refusal) throw error
  console.error(refusal.message)
  return refusal.exitCode
}
