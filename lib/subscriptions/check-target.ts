import 'server-only'
import { webEnv } from '@/lib/env'
import { allowedAddresses } from './lookup'
import { type Allowed, bare, TargetError, urlRefusal } from './targets'

/**
 * Why nothing would be sent to this URL today, in words; null when it would. Asks for the name's
 * addresses. A help for who types it: the worker asks again at each attempt.
 */
export async function checkTarget(
  url: string,
  allowed: Allowed = webEnv().WEBHOOK_ALLOWED_HOSTS,
): Promise<string | null> {
  const refusal = urlRefusal(url, allowed)
  if (refusal) return refusal
  const host = bare(new URL(url).hostname)
  if (/^[\d.]+$|:/.test(host)) return null
  try {
    await allowedAddresses(host, allowed)
    return null
  } catch (error) {
    if (!(error instanceof TargetError)) throw error
    return `Nothing is sent there: ${error.message}.`
  }
}
