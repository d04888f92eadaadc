import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { invitedAgent, oneOff, privateTeam, rowsOf, ticketsOfTeam } from '@/tests/support/workspace'

const NEWS = '/api/tickets/news'

/** A list that nobody else's tests write into, before one's eyes. */
async function withList(openAs: (email: string) => Promise<Page>) {
  const email = await invitedAgent()
  const page = await openAs(email)
  const team = await privateTeam(email)
  const name = oneOff('Known')
  await ticketsOfTeam(team, 30, name)
  // No longer ahead of the present, as `ticketsOfTeam` puts them.
  await rowsOf(
    `update public.tickets set updated_at = updated_at - interval '2 days'
     where team_id = (select id from public.teams where name = $1)`,
    [team],
  )
  return { page, email, team, name }
}
