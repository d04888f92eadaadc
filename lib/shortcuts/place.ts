import type { Place } from './types'

const LISTS = /^\/(tickets|contacts|companies|admin\/(users|teams|audit))$/

/** Where an address leads, as far as shortcuts are concerned. */
export function placeOf(pathname: string): Place {
  if (/^\/tickets\/\d+$/.test(pathname)) return 'ticket'
  return LISTS.test(pathname) ? 'list' : 'anywhere'
}
