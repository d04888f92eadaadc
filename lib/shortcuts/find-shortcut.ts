import { SHORTCUTS } from './registry'
import { PLACES, type Place, type Shortcut } from './types'

const BY_KEYS = new Map(
  PLACES.flatMap((place) =>
    SHORTCUTS[place].flatMap((shortcut) =>
      shortcut.keys.map((keys) => [`${place} ${keys}`, shortcut] as const),
    ),
  ),
)
const BEGINNINGS = new Set([...BY_KEYS.keys()].flatMap((name) => name.split(' ').slice(1, -1)))

/** What keys do at a place: as the place says, or else as it is anywhere. */
export function findShortcut(place: Place, keys: string): Shortcut | undefined {
  return BY_KEYS.get(`${place} ${keys}`) ?? BY_KEYS.get(`anywhere ${keys}`)
}

/** Whether a second key has to follow this one. */
export function beginsShortcut(keys: string): boolean {
  return BEGINNINGS.has(keys)
}
