import 'server-only'
import { listApiKeys } from '@/lib/api-keys/queries'
import { readHealth } from '@/lib/health/queries'
import { listOpenInvitations } from '@/lib/invitations/queries'
import { countSubscriptions, listTroubledSubscriptions } from '@/lib/subscriptions/queries'
import type { Db } from '@/lib/supabase/clients'
import { listSources } from '@/lib/webhooks/queries'
import type { Watched } from './concerns'
import type { SetupState } from './setup-steps'

/** How far a new workspace is. For admins. */
export async function getSetupState(db: Db): Promise<SetupState> {
  const { data, error } = await db.rpc('setup_state', undefined, { get: true }).single()
  if (error) throw new Error(`setup state: ${error.message}`, { cause: error })
  return {
    isNamed: data.is_named,
    hasWayIn: data.has_way_in,
    hasMailed: data.has_mailed,
    hasCompany: data.has_company,
    hasTicket: data.has_ticket,
  }
}

/** All that an overview looks at: of subscriptions what is not well. For admins. */
export async function getWatched(db: Db): Promise<Watched> {
  const [sources, subscriptions, subscriptionsOn, health, invitations, apiKeys] = await Promise.all(
    [
      listSources(db),
      listTroubledSubscriptions(db),
      countSubscriptions(db),
      // Most of all when something is wrong, an admin sees the rest.
      readHealth(db).catch(unread),
      listOpenInvitations(db),
      listApiKeys(db),
    ],
  )
  return { sources, subscriptions, subscriptionsOn, health, invitations, apiKeys }
}

function unread(error: unknown): null {
  console.error('overview:', error)
  return null
}
