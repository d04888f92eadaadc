import { SHORTCUTS } from './registry'
import type { Place, Shortcut } from './types'

const BY_KEYS = new Map(
  SHORTCUTS.flatMap((shortcut) =>
    shortcut.keys.map((keys) => [`${shortcut.place} ${keys}`, shortcut] as const),
  ),
)
const BEGINNINGS = new Set(
  SHORTCUTS.flatMap(({ keys }) => keys.flatMap((all) => all.split(' ').slice(0, -1))),
)

/** What keys do at a place: as the place says, or else as it is anywhere. */
export function findShortcut(place: Place, keys: string): Shortcut | undefined {
  return BY_KEYS.get(`${place} ${keys}`) ?? BY_KEYS.get(`anywhere ${keys}`)
}

/** Whether a second key has to follow this one. */
export function beginsShortcut(keys: string): boolean {
  return BEGINNINGS.has(keys)
}
