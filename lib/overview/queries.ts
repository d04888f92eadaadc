import 'server-only'
import { listApiKeys } from '@/lib/api-keys/queries'
import { readHealth } from '@/lib/health/queries'
import { listOpenInvitations } from '@/lib/invitations/queries'
import { listSubscriptions } from '@/lib/subscriptions/queries'
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

/** All that an overview looks at: of subscriptions the newest 50. For admins. */
export async function getWatched(db: Db): Promise<Watched> {
  const [sources, { subscriptions }, health, invitations, apiKeys] = await Promise.all([
    listSources(db),
    listSubscriptions(db, 1),
    readHealth(db),
    listOpenInvitations(db),
    listApiKeys(db),
  ])
  return { sources, subscriptions, health, invitations, apiKeys }
}
