import 'server-only'
import { type LookupAddress, promises, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { type Allowed, bare, mayReach, TargetError } from './targets'

/** What finds the addresses of a name; throws when there are none. */
export type Resolve = (name: string) => Promise<LookupAddress[]>

// Not the system's lookup, of which four at a time block all others: a name server that hangs would
// be felt by every receiver.
const resolver = new promises.Resolver({ timeout: 2500, tries: 2 })

async function resolvePublic(name: string): Promise<LookupAddress[]> {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return [
    ...(v4.status === 'fulfilled' ? v4.value.map((address) => ({ address, family: 4 })) : []),
    ...(v6.status === 'fulfilled' ? v6.value.map((address) => ({ address, family: 6 })) : []),
  ]
}

function resolveBySystem(name: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(name, { all: true }, (error, found) => (error ? reject(error) : resolve(found)))
  })
}

/**
 * The addresses that a name leads to, at least one and every one of them allowed; throws
 * `TargetError` otherwise. Names that are excepted may stand in the hosts file.
 */
export async function allowedAddresses(
  name: string,
  allowed: Allowed,
  resolve: Resolve = allowed.names.has(bare(name)) ? resolveBySystem : resolvePublic,
): Promise<LookupAddress[]> {
  const found = await resolve(name).catch(() => [])
  if (found.length === 0) throw new TargetError(`the name ${name} cannot be looked up`)
  const refused = found.find(({ address }) => !mayReach(address, name, allowed))
  if (refused) {
    throw new TargetError(`${name} leads to ${refused.address}, which is not a public address`)
  }
  return found
}

/** A `lookup` for sockets: they connect to what was checked here, however soon the name changes. */
export function checkedLookup(allowed: Allowed, resolve?: Resolve): LookupFunction {
  return (name, options, callback) => {
    allowedAddresses(name, allowed, resolve).then(
      (found) => {
        const [first] = found
        if (options.all) callback(null, found)
        else callback(null, first?.address ?? '', first?.family)
      },
      (error: Error) => callback(error, ''),
    )
  }
}
