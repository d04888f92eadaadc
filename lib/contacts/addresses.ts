type Asked = {
  emails: string[]
  add?: string | undefined
  first?: string | undefined
  remove?: string | undefined
}

/** The addresses as they are to be, the first one primary; or why that cannot be. */
export function addressesAfter({ emails, add, first, remove }: Asked): string[] | string {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
  if (add !== undefined) {
    if (emails.some((email) => same(email, add))) return 'They have this address already.'
    return emails.length < 20 ? [...emails, add] : 'A contact has at most 20 addresses.'
  }
  if (first !== undefined) return [first, ...emails.filter((email) => !same(email, first))]
  if (remove === undefined) return emails
  const rest = emails.filter((email) => !same(email, remove))
  return rest.length > 0 ? rest : 'A contact keeps at least one address.'
}
