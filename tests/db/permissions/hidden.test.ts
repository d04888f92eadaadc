import { expect, test } from 'vitest'
import { postgres } from '@/tests/support/factories-postgres'
import { type ActorName, type Actors, actors } from './actors'
import { callsFor } from './calls'
import { type Cell, title } from './cells'
import { inBatches } from './in-batches'
import { tables } from './matrix'
import { rowsFor } from './rows'
import { stage } from './stage'
import { answerTo } from './through-postgrest'

const arranged = stage()

type Target = { table: string; there: number | string; absent: number | string; seenBy: Actors }
type Place = { object: string; verb: 'insert' | 'execute'; name: string; target: string }
type Pair = { there: Cell; absent: Cell; values: readonly (number | string)[] }

/** Something that exists, for each table that others point to, and who may see it. */
function targets(): Record<string, Target> {
  const { world } = arranged()
  const nobody = '00000000-0000-4000-8000-00000000dead'
  const found: Record<string, number | string> = {
    tickets: world.tickets.another,
    messages: world.replies.get(world.tickets.another) ?? 0,
    contacts: world.contacts.requester,
    users: world.people.bystander.id,
    teams: world.teams.another,
    companies: world.company,
    tags: world.spareTag,
    custom_fields: world.spareField,
    macros: world.macros[world.people.bystander.id] ?? '',
    bulk_changes: world.bulk[world.people.bystander.id] ?? '',
    contact_imports: world.imports.ready,
    views: world.views.get(world.people.bystander.id) ?? '',
    help_categories: world.help.spare,
  }
  const rowsOf: Record<string, string> = {
    tickets: 'of another private team',
    messages: 'of another private team',
    users: "another's",
    bulk_changes: "another's",
    views: "another's",
    macros: "another's",
  }
  return Object.fromEntries(
    Object.entries(found).map(([table, there]) => {
      const whom = tables[table]?.select?.[rowsOf[table] ?? 'any'] ?? []
      const absent = typeof there === 'number' ? 2 ** 40 : nobody
      return [table, { table, there, absent, seenBy: 'ruled' in whom ? [] : whom }]
    }),
  )
}

// By the catalogue: every foreign key that may be written, and every argument that names a row.
async function places(): Promise<Place[]> {
  const { rows: keys } = await postgres().query<Omit<Place, 'verb'>>(
    `select k.conrelid::regclass::text as object, a.attname as name, k.confrelid::regclass::text as target
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1, 2`,
  )
  const { rows: args } = await postgres().query<{ object: string; name: string; type: string }>(
    `select p.proname as object, a.name, format_type(a.type, null) as type
     from pg_proc p, unnest(p.proargnames[1:p.pronargs], p.proargtypes::oid[]) a (name, type)
     where p.pronamespace = 'public'::regnamespace
       and a.type in ('bigint'::regtype, 'uuid'::regtype) order by 1, 2`,
  )
  const byName: Record<string, string> = {
    team_id: 'teams',
    assignee_id: 'users',
    user_id: 'users',
    hand_tickets_to: 'users',
    bulk_change_id: 'bulk_changes',
    import_id: 'contact_imports',
    message_id: 'messages',
    view_id: 'views',
    seen_message_id: 'messages',
    macro_id: 'macros',
    company_id: 'companies',
    around: 'messages',
    before: 'messages',
    after: 'messages',
  }
  return [
    ...keys
      .filter(({ object, name }) => tables[object]?.insert?.columns.includes(name))
      .map((key) => ({ ...key, verb: 'insert' as const })),
    ...args.map(({ object, name, type }) => ({
      ...{ object, name, verb: 'execute' as const },
      target: byName[name] ?? (type === 'bigint' ? 'tickets' : 'contacts'),
    })),
  ]
}

function pairOf({ object, verb, name, target }: Place, actor: ActorName): Pair[] {
  const { world, cast } = arranged()
  const { there, absent, seenBy, table } = targets()[target] ?? {}
  if (there === undefined || absent === undefined || !table) throw new Error(`What is ${target}?`)
  if (seenBy?.includes(actor)) return []
  const known = verb === 'execute' ? callsFor(world, cast[actor]) : rowsFor(world, cast[actor])
  const sample = Object.values(known[object] ?? {}).find((row) => row.insert ?? row.args)
  const cell = (value: number | string): Cell => {
    const given = { ...(sample?.args ?? sample?.insert), [name]: value }
    const request = verb === 'execute' ? { args: given } : { insert: given }
    return { object, verb, row: `.${name}`, actor, expected: [], request }
  }
  return [{ there: cell(there), absent: cell(absent), values: [there, absent] }]
}

const asked = async (cell: Cell, values: Pair['values']) => {
  const answer = await answerTo(cell, arranged().cast)
  const said = JSON.stringify([answer.status, answer.error, answer.data, answer.count])
  return values.reduce<string>((text, value) => text.replaceAll(String(value), 'IT'), said)
}

// Ids are random, 122 bits: whoever has one was told it. Keys that write and do not read learn by
// a foreign key that it is there; of a custom field all do, as its trigger has to bring a value
// into its form before the policy is asked.
const told = [
  /^key contacts:write: insert ((contact_emails|contact_custom_values) .contact_id|(contacts|company_domains|company_custom_values) .company_id)$/,
  /^key tickets:write: insert tickets .(requester_id|assignee_id|team_id)$/,
  /: insert (ticket|contact|company)_custom_values .field_id$/,
  // A mark between older and newer messages of a ticket that one sees: it names none.
  / execute (answer_ticket|be_present) .seen_message_id$/,
  // A place in the order of messages, whether one stands there or not.
  /: execute (read_conversation|read_request|list_api_(messages|events)) .(around|before|after)$/,
  // Made up by whoever sends; the answer is the number of the message that it became.
  /link: execute reply_to_request .sending_key$/,
  // What such a key may write, it learns to be there by writing it: the functions are for that.
  /^key tickets:write: execute (add_message|add_ticket_ccs|answer_ticket|begin_attachment|create_ticket|(update|file|snooze)_ticket|set_ticket_\w+|(un)?(merge|link)_tickets?|split_message) /,
]

test('what is hidden answers like what does not exist: foreign keys, functions, all of them', async () => {
  const found = await places()
  expect(found.filter(({ verb }) => verb === 'execute').length).toBeGreaterThan(15)
  const pairs = found.flatMap((place) => actors.flatMap((actor) => pairOf(place, actor)))
  const leaks = await inBatches(pairs, 12, async ({ there, absent, values }) => {
    const [one, other] = [await asked(there, values), await asked(absent, values)]
    return one === other ? [] : [`${title(there)}: ${one} / ${other}`]
  })
  const untold = leaks
    .flat()
    .filter((leak) => !told.some((each) => each.test(leak.split(': [')[0] ?? '')))
  expect(untold).toEqual([])
  console.info(`${pairs.length} pairs of hidden and absent asked`)
}, 180_000)
