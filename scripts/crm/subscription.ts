import type { Command } from 'commander'
import { answer } from './answer'
import { eventsArgument, urlArgument } from './arguments'
import { withDatabase } from './database'

type Subscription = { id: string; url: string; events: string[]; secret: string }

async function createSubscription(url: string, events: string[]): Promise<Subscription> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<Subscription>(
      'select id, url, events, secret from private.create_webhook_subscription($1, $2)',
      [url, events],
    )
    const [subscription] = rows
    if (!subscription) throw new Error('create_webhook_subscription answered nothing')
    return subscription
  })
}

/** `crm subscription …`: outbound webhooks. */
export function addSubscriptionCommands(program: Command): void {
  program
    .command('subscription')
    .description('outbound webhooks')
    .command('create')
    .description('make an endpoint that hears of events; its secret is shown this once')
    .requiredOption('--url <url>', 'where deliveries go', urlArgument)
    .requiredOption('--events <events>', 'separated by commas', eventsArgument)
    .action(async (options: { url: string; events: string[] }, command: Command) => {
      const subscription = await createSubscription(options.url, options.events)
      answer(command, subscription, [
        `ID      ${subscription.id}`,
        `Events  ${subscription.events.join(', ')}`,
        `Secret  ${subscription.secret}`,
      ])
    })
}
