import { quote } from '@/lib/search/tokens'
import type { Named } from '@/lib/tickets/types'

/** What a search says of a company: its name, or its id where the name is a word of the language. */
export function companyClause({ id, name }: Named): string {
  return `company:${name.toLowerCase() === 'none' ? id : quote(name)}`
}
