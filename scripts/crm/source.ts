import { type Command, Option } from 'commander'
import { stackEnv } from '@/lib/env'
import { Refusal } from '@/supabase/local/refusal'
import { answer } from './answer'
import { secretArgument, slugArgument } from './arguments'
import { withDatabase } from './database'

type SourceOptions = { slug: string; provider: string; secret?: string }
type Source = { id: string; slug: string; secret: string }

const providers = ['standard', 'github', 'stripe', 'postmark', 'generic']

async function createSource({ slug, provider, secret }: SourceOptions): Promise<Source> {
  return withDatabase(async (client) => {
    const taken = await client.query('select from public.webhook_sources where slug = $1', [slug])
    if (taken.rowCount) throw new Refusal(`there is a source «${slug}» already`, 2)
    const { rows } = await client.query<Source>(
      'select id, slug, secret from private.create_webhook_source($1, $2, $3)',
      [slug, provider, secret ?? null],
    )
    const [source] = rows
    if (!source) throw new Error('create_webhook_source answered nothing')
    return source
  })
}

/** `crm source …`: inbound webhooks. */
export function addSourceCommands(program: Command): void {
  program
    .command('source')
    .description('inbound webhooks')
    .command('create')
    .description('make an endpoint; its secret is shown this once')
    .requiredOption('--slug <slug>', 'last part of its address', slugArgument)
    .addOption(
      new Option('--provider <provider>', 'who signs').choices(providers).makeOptionMandatory(),
    )
    .option('--secret <secret>', 'the provider’s secret, where it gives one', secretArgument)
    .action(async (options: SourceOptions, command: Command) => {
      const { id, slug, secret } = await createSource(options)
      const url = `${stackEnv().SITE_URL}/api/webhooks/${slug}`
      answer(command, { id, slug, provider: options.provider, url, secret }, [
        `URL     ${url}`,
        `Secret  ${secret}`,
      ])
    })
}
