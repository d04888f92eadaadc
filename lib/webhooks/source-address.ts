import type { Provider } from './types'

/** Where deliveries of a source are posted to. */
export function sourceAddress(site: string, slug: string): string {
  return `${site}/api/webhooks/${slug}`
}

/** Whether a sender of this provider shows its secret as the password in the address. */
export function hasCredentials(provider: Provider): boolean {
  return provider === 'postmark' || provider === 'mail'
}

/** The address with the secret in it, as senders want it that sign nothing (RFC 3986, 3.2.1). */
export function addressWithSecret(address: string, secret: string): string {
  return address.replace('://', `://counterfoil:${encodeURIComponent(secret)}@`)
}
