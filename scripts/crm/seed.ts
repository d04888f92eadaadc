import type { Command } from 'commander'
import { seedTickets } from '@/scripts/seed/seed-tickets'
import { answer } from './answer'
import { ticketsArgument } from './arguments'
import { operatorsDatabaseUrl, withDatabase } from './database'

/** `crm seed`: bulk data for load tests. */
export function addSeedCommand(program: Command): void {
  program
    .command('seed')
    .description('add a load of tickets for load tests; the same number makes the same data, once')
    .requiredOption('--tickets <n>', 'how many, with five messages each', ticketsArgument)
    .action(async ({ tickets }: { tickets: number }, command: Command) => {
      // Progress goes to stderr: stdout holds the answer alone.
      const seed = () => seedTickets(operatorsDatabaseUrl(), { tickets, log: console.error })
      const seeded = await withDatabase(seed)
      const { messages, seconds } = seeded
      const done = `added ${seeded.tickets} tickets and ${messages} messages in ${seconds} s`
      answer(command, seeded, [seeded.alreadyThere ? 'nothing was added' : done])
    })
}
