import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** What WEBHOOK_ALLOWED_HOSTS excepts: names with all their addresses, and ranges of addresses. */
export type Allowed = { names: ReadonlySet<string>; ranges: readonly [Address, number][] }

/** Where nothing is sent. The message is for the admin who reads the log. */
export class TargetError extends Error {
  override name = 'TargetError'
}

const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]
/** Azure's metadata service lives on an address that looks like any other. */
const METADATA = new Set(['168.63.129.16'])

/** Reads names, addresses and CIDR ranges, separated by commas; throws on what is none of them. */
export function readAllowed(text: string): Allowed {
  const names = new Set<string>()
  const ranges: [Address, number][] = []
  for (const entry of text.split(',').map((part) => part.trim().toLowerCase())) {
    if (entry === '') continue
    if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry))
    else if (isAddress(entry)) {
      const address = ipaddr.parse(entry)
      ranges.push([address, address.kind() === 'ipv4' ? 32 : 128])
    } else if (/^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$/.test(entry)) names.add(entry)
    else throw new Error(`«${entry}» is no name, address or CIDR range`)
  }
  return { names, ranges }
}

// What the library takes besides dotted quads (0x7f.1) has been brought into form by the URL parser.
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
}

/** Whether an address is of the public internet: no private, special, or IPv4-in-IPv6 one. */
export function isPublic(text: string): boolean {
  if (!isAddress(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast' || METADATA.has(address.toString())) return false
  if (address.kind() === 'ipv4') return true
  const v6 = address as ipaddr.IPv6
  // ISATAP (RFC 5214) carries an IPv4 address in the last 32 bits of any prefix.
  const [, , , , flag = 0, marker = 0] = v6.parts
  return v6.match(GLOBAL_IPV6) && !(marker === 0x5efe && (flag & ~0x200) === 0)
}

/** Whether something may be sent to an address that this name led to. */
export function mayReach(address: string, name: string, allowed: Allowed): boolean {
  if (isPublic(address) || allowed.names.has(bare(name))) return true
  if (!isAddress(address)) return false
  // A socket that speaks both kinds names IPv4 peers as ::ffff:a.b.c.d.
  const found = ipaddr.process(address)
  return allowed.ranges.some(
    ([range, bits]) => range.kind() === found.kind() && found.match([range, bits]),
  )
}

/** A host as it is compared: without the dot that ends it, and the brackets of IPv6. */
export function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

/**
 * Why nothing is ever sent to this URL, by itself; null when that hangs on what its name leads to.
 * Ports below 1024 besides 80 and 443 belong to services that speak something else.
 */
export function urlRefusal(text: string, allowed: Allowed): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) return 'This is not an http(s) address.'
  if (url.username || url.password) return 'The address must not hold a user name or password.'
  const host = bare(url.hostname)
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (isAddress(host)) {
    if (!mayReach(host, host, allowed))
      return `Nothing is sent to ${host}: it is not a public address.`
    if (!isPublic(host)) return null
  }
  if (port < 1024 && port !== 80 && port !== 443 && !allowed.names.has(host)) {
    return `Nothing is sent to port ${port}: use 443, 80, or one from 1024 on.`
  }
  return null
}
