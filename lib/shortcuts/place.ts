import type { Place } from './types'

/** Where an address leads, as far as shortcuts are concerned: each page but a ticket may have a list. */
export function placeOf(pathname: string): Place {
  return /^\/tickets\/\d/.test(pathname) ? 'ticket' : 'list'
}
