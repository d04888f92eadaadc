/** The bare address of a sender as settings name it: "Support <support@example.com>" or without a name. */
export function addressIn(sender: string): string {
  return (/<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender).trim()
}

/** The address that answers about one ticket go to: `local+token@domain` (RFC 5233). */
export function replyAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}

/** A mail's id in a header's form; nothing for what could break out of the header. */
export function bracketed(ids: readonly string[]): string[] {
  return ids.filter((id) => /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id)).map((id) => `<${id}>`)
}
