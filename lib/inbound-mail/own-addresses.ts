import { addressParser } from 'postal-mime'
import type { MailParts } from './types'

/** Whether an address is one of ours, with whatever stands behind its plus. */
export type IsOurs = (address: string) => boolean

/** Knows the addresses that we send from, given as in a mail's From. */
export function ownAddresses(...senders: string[]): IsOurs {
  const own = new Set(
    senders
      .flatMap((sender) => addressParser(sender, { flatten: true }))
      .map(({ address }) => plain(address ?? '')),
  )
  return (address) => own.has(plain(address))
}

/** Where this mail was delivered to is ours as well, whatever it is called. */
export function withDeliveredTo({ headers }: MailParts, isOurs: IsOurs): IsOurs {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'].flatMap(
    (name) => headers.get(name) ?? [],
  )
  const isDelivered = ownAddresses(...delivered)
  return (address) => isOurs(address) || isDelivered(address)
}

function plain(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@)/, '')
}
