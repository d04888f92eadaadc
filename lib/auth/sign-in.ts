import 'server-only'
import { webEnv } from '@/lib/env'
import type { Db } from '@/lib/supabase/clients'
import { packNext } from './next-path'

/**
 * May a sign-in mail be asked for now? 0, or the seconds to wait. Counted in the database for the
 * address (one in 60 s) and for the IP, whether or not the address may enter.
 */
export async function countSignInRequest(db: Db, email: string, ip: string | null) {
  return seconds(await db.rpc('request_sign_in', { email, ip: ip ?? undefined }))
}

/** May a six-digit code be tried now? 0, or the seconds to wait. */
export async function countCodeAttempt(db: Db, email: string, ip: string | null) {
  return seconds(await db.rpc('try_sign_in_code', { email, ip: ip ?? undefined }))
}

function seconds({ data, error }: { data: number | null; error: { message: string } | null }) {
  if (error || data === null) throw new Error(`count sign-in: ${error?.message}`, { cause: error })
  return data
}

/**
 * Has Auth send link and code. Called after the response: how long it takes would tell who is known.
 * An address without an invitation is refused by the database, and no mail goes out.
 */
export async function sendSignInMail(db: Db, email: string, next: string): Promise<void> {
  const { error } = await db.auth.signInWithOtp({
    email,
    options: { shouldCreateUser: true, emailRedirectTo: packNext(webEnv().SITE_URL, next) },
  })
  if (error)
    console.info(`No sign-in mail was sent (${error.status ?? 'no answer'}: ${error.message})`)
}

/** Words for a wait, rounded up: "40 seconds", "2 minutes", "5 hours". */
export function waitText(wait: number): string {
  if (wait < 90) return `${wait} ${wait === 1 ? 'second' : 'seconds'}`
  return wait < 5400 ? `${Math.ceil(wait / 60)} minutes` : `${Math.ceil(wait / 3600)} hours`
}
