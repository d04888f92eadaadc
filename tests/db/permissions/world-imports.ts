import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

/** An import of one line in each state that somebody may do something to. */
export async function makeImports(user: string) {
  const made = async (state: string) => {
    const { rows } = await postgres().query<{ id: string }>(
      `with import as (
         insert into public.contact_imports
           (user_id, state, file_name, headers, mapping, total, up_to, worked, started_at)
         values ($1, $2, 'contacts.csv', '{Email}', '{email}', 1, 1, 1, case when $2 = 'done' then now() end)
         returning id),
       line as (
         insert into public.contact_import_lines (import_id, number, line, cells)
         select id, 1, 2, '{somebody@example.com}' from import)
       select id from import`,
      [user, state],
    )
    return theOnly(rows).id
  }
  return {
    ready: await made('ready'),
    checked: await made('checked'),
    importing: await made('importing'),
    done: await made('done'),
    failed: await made('failed'),
  }
}
