import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { DeliveryStatus } from './types'

type Wanted = { url: string; events: string[] }

/** Makes a subscription; its secret is answered this once. */
export async function createSubscription(
  db: Db,
  wanted: Wanted,
): Promise<Result<{ id: string; secret: string }>> {
  return resultOf(await db.rpc('create_subscription', wanted).single())
}

/** Says anew where deliveries go, and of which events. */
export async function changeSubscription(
  db: Db,
  id: string,
  wanted: Wanted,
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('change_subscription', { subscription_id: id, ...wanted }))
}

/** Enables a subscription, or disables it. */
export async function switchSubscription(
  db: Db,
  id: string,
  enabled: boolean,
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('switch_subscription', { subscription_id: id, enabled }))
}

/** Deletes a subscription with its deliveries and their log. */
export async function deleteSubscription(db: Db, id: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('delete_subscription', { subscription_id: id }))
}

/** Makes a new secret, answered this once; the one before signs beside it for 24 hours. */
export async function rotateSecret(db: Db, id: string): Promise<Result<string>> {
  return resultOf(await db.rpc('rotate_subscription_secret', { subscription_id: id }))
}

/** Lets the newest secret alone sign, at once. */
export async function endOldSecret(db: Db, id: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('end_old_subscription_secret', { subscription_id: id }))
}

/** Sends a test event, without retries; answers its delivery. */
export async function sendTest(db: Db, id: string): Promise<Result<string>> {
  return resultOf(await db.rpc('send_test_webhook', { subscription_id: id }))
}

type Chosen = { ids?: string[]; since?: Date; until?: Date; status?: DeliveryStatus }

/** Sends deliveries again, at most 10,000; what is not given does not narrow down. Answers how many. */
export async function resendDeliveries(
  db: Db,
  id: string,
  { ids, since, until, status }: Chosen,
): Promise<Result<number>> {
  return resultOf(
    await db.rpc('resend_deliveries', {
      subscription_id: id,
      delivery_ids: ids,
      since: since?.toISOString(),
      until: until?.toISOString(),
      of_status: status,
    }),
  )
}
