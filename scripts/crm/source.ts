import { type Command, Option } from 'commander'
import { stackEnv } from '@/lib/env'
import { signatureSchema } from '@/lib/webhooks/schema'
import { addressWithSecret, hasCredentials, sourceAddress } from '@/lib/webhooks/source-address'
import { PROVIDERS, type Provider, type SignatureSetting } from '@/lib/webhooks/types'
import { Refusal } from '@/supabase/local/refusal'
import { answer } from './answer'
import { secretArgument, slugArgument } from './arguments'
import { withDatabase } from './database'

type SignatureOptions = { header?: string; algorithm?: string; encoding?: string; prefix?: string }
type SourceOptions = SignatureOptions & { slug: string; provider: Provider; secret?: string }
type Source = { id: string; slug: string; secret: string }

async function createSource(options: SourceOptions): Promise<Source> {
  const { slug, provider, secret } = options
  const signature = signatureOf(options)
  return withDatabase(async (client) => {
    const taken = await client.query('select from public.webhook_sources where slug = $1', [slug])
    if (taken.rowCount) throw new Refusal(`there is a source «${slug}» already`, 2)
    const { rows } = await client.query<Source>(
      'select id, slug, secret from private.create_webhook_source($1, $2, $3, $4)',
      [slug, provider, secret ?? null, signature && JSON.stringify(signature)],
    )
    const [source] = rows
    if (!source) throw new Error('create_webhook_source answered nothing')
    return source
  })
}

/** Where a generic source's signature stands; others have their provider's way and no say in it. */
function signatureOf({
  provider,
  header,
  algorithm,
  encoding,
  prefix,
}: SourceOptions): SignatureSetting | null {
  const given = { header, algorithm, encoding, prefix }
  const [named] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
  if (provider !== 'generic') {
    if (named) throw new Refusal(`--${named} is for --provider generic`, 2)
    return null
  }
  const parsed = signatureSchema.safeParse({
    header: header ?? 'x-signature',
    algorithm: algorithm ?? 'sha256',
    encoding: encoding ?? 'hex',
    prefix: prefix ?? '',
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal(`--${String(issue?.path[0])}: ${issue?.message}`, 2)
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
      new Option('--provider <provider>', 'who signs').choices(PROVIDERS).makeOptionMandatory(),
    )
    .option('--secret <secret>', 'the provider’s secret, where it gives one', secretArgument)
    .option('--header <name>', 'generic: where the HMAC stands (x-signature)')
    .option('--algorithm <name>', 'generic: sha256, sha1 or sha512 (sha256)')
    .option('--encoding <name>', 'generic: hex or base64 (hex)')
    .option('--prefix <text>', 'generic: what stands before the HMAC, such as sha256=')
    .action(async (options: SourceOptions, command: Command) => {
      const { id, slug, secret } = await createSource(options)
      const { provider } = options
      const url = sourceAddress(stackEnv().SITE_URL, slug)
      answer(command, { id, slug, provider, url, secret }, [
        `URL     ${url}`,
        `Secret  ${secret}`,
        ...(hasCredentials(provider) ? [`With it ${addressWithSecret(url, secret)}`] : []),
      ])
    })
}
