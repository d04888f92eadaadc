import type { Refused } from './action-state'

/** Props of the native controls of a form that a page shows again after a refusal, or for the first time. */
export function keptFields(kept: Refused | null) {
  return (name: string, fallback = '') => ({
    name,
    defaultValue: kept?.values[name] ?? fallback,
    error: kept?.fieldErrors?.[name]?.[0],
  })
}
