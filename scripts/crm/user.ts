import { type Command, Option } from 'commander'
import { stackEnv } from '@/lib/env'
import { Refusal } from '@/supabase/local/refusal'
import { readSecrets } from '@/supabase/local/secrets'
import { answer } from './answer'
import { emailArgument } from './arguments'
import { withDatabase } from './database'

async function invite(email: string, role: string): Promise<string> {
  return withDatabase(async (client) => {
    const { rows } = await client.query('select private.invite_user($1, $2) as id', [email, role])
    return rows[0].id
  })
}

async function requireInvited(email: string): Promise<void> {
  const { rows } = await withDatabase((client) =>
    client.query(
      `select exists (select from public.users where lower(email) = lower($1)) or exists (
         select from public.invitations where lower(email) = lower($1)
           and accepted_at is null and revoked_at is null and expires_at > now()) as welcome`,
      [email],
    ),
  )
  if (!rows[0].welcome) throw new Refusal(`${email} is not invited: npm run crm -- user invite`, 2)
}

type Link = { link: string; code: string }

// The stack hands a link to whoever can read its secrets; hosted projects send mail and no more.
async function signInLink(email: string): Promise<Link> {
  const { DATA_DIR, SUPABASE_PORT } = stackEnv()
  const secrets = await readSecrets(DATA_DIR)
  if (!secrets) throw new Refusal('the stack does not run here: start it with npm run up')
  await requireInvited(email)
  const response = await fetch(`http://127.0.0.1:${SUPABASE_PORT}/operator/sign-in-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-operator-key': secrets.operatorKey },
    body: JSON.stringify({ email }),
  }).catch(() => null)
  if (!response) throw new Refusal('the stack does not run here: start it with npm run up')
  const made = (await response.json()) as Link & { message?: string }
  if (!response.ok) throw new Refusal(`no link could be made: ${made.message ?? response.status}`)
  return { link: made.link, code: made.code }
}

/** `crm user …`: how people get in. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('users and invitations')
  user
    .command('invite')
    .description('invite an address for seven days')
    .argument('<email>', 'whom', emailArgument)
    .addOption(
      new Option('--role <role>', 'what they may do')
        .choices(['agent', 'admin'])
        .makeOptionMandatory(),
    )
    .action(async (email: string, { role }: { role: string }, command: Command) => {
      const id = await invite(email, role)
      answer(command, { id, email, role }, [`${email} is invited as ${role}`])
    })
  user
    .command('link')
    .description('print a fresh sign-in link (stack on this machine only)')
    .argument('<email>', 'for whom', emailArgument)
    .action(async (email: string, _: object, command: Command) => {
      const made = await signInLink(email)
      answer(command, { email, ...made }, [made.link])
    })
}
