import 'server-only'
import { headers } from 'next/headers'
import { type CameFrom, cameFrom, type Told, ticketAddress } from './ticket-address'

/** The list on which a form was sent, or from which its sender came to the ticket's page. */
export async function listOfSender(): Promise<CameFrom> {
  // Forms are posted to the address of the page that they stand on, by scripts as by browsers.
  const path = (await headers()).get('x-requested-path') ?? '/'
  const { pathname, searchParams } = new URL(path, 'http://here')
  return /^\/tickets(\/\d+)?$/.test(pathname) ? cameFrom(Object.fromEntries(searchParams)) : {}
}

/** The address of a ticket on which something was done, still in the list of whoever did it. */
export async function ticketInList(number: number, told: Told = {}): Promise<string> {
  return ticketAddress(number, { ...(await listOfSender()), ...told })
}
