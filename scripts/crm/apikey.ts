import type { Command } from 'commander'
import { Refusal } from '@/supabase/local/refusal'
import { answer } from './answer'
import { idArgument, limitArgument, nameArgument, scopesArgument } from './arguments'
import { withDatabase } from './database'

type ApiKey = { id: string; name: string; scopes: string[]; key: string }

type Options = { name: string; scopes: string[]; limit?: number }

async function createApiKey({ name, scopes, limit }: Options): Promise<ApiKey> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<ApiKey>(
      'select id, name, scopes, key from private.create_api_key($1, $2)',
      [name, scopes],
    )
    const [key] = rows
    if (!key) throw new Error('create_api_key answered nothing')
    if (limit) {
      await client.query('update public.api_keys set requests_per_minute = $2 where id = $1', [
        key.id,
        limit,
      ])
    }
    return key
  })
}

async function revokeApiKey(id: string): Promise<void> {
  await withDatabase(async (client) => {
    const { rows } = await client.query('select private.revoke_api_key($1) as revoked', [id])
    if (!rows[0]?.revoked) throw new Refusal(`there is no API key ${id}`, 2)
  })
}

/** `crm apikey …`: keys of programs that call the API. */
export function addApiKeyCommands(program: Command): void {
  const apikey = program.command('apikey').description('keys of programs that call the API')
  apikey
    .command('create')
    .description('make a key; it is shown this once')
    .requiredOption('--name <name>', 'what it is for', nameArgument)
    .requiredOption('--scopes <scopes>', 'separated by commas', scopesArgument)
    .option('--limit <requests>', 'requests it may make in a minute (600)', limitArgument)
    .action(async (options: Options, command: Command) => {
      const key = await createApiKey(options)
      answer(command, key, [
        `ID      ${key.id}`,
        `Scopes  ${key.scopes.join(', ')}`,
        `Key     ${key.key}`,
      ])
    })
  apikey
    .command('revoke')
    .description('shut a key out, from its next request on')
    .argument('<id>', 'the id that create printed', idArgument)
    .action(async (id: string, _: object, command: Command) => {
      await revokeApiKey(id)
      answer(command, { id, revoked: true }, [`API key ${id} is revoked.`])
    })
}
