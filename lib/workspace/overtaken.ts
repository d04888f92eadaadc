import type { FieldConflict, FormValues } from '@/lib/forms/action-state'
import { WORKSPACE_CONTROLS, type WorkspaceControl, type WorkspaceValues } from './types'

/** What was typed, laid over what somebody else saved meanwhile. */
export type Overlaid = {
  /** What to save, or to show again: theirs where only they changed it. */
  values: FormValues
  /** Changed by both, to different values: to be chosen. */
  conflicts: Record<string, FieldConflict>
}

/** Lays what was typed over what the settings are now; both were made from `base`. */
export function overlaid(
  typed: FormValues,
  base: Partial<WorkspaceValues>,
  now: WorkspaceValues,
  blame: { by: string | null; at: string | null },
): Overlaid {
  const values = { ...typed }
  const conflicts: Record<string, FieldConflict> = {}
  for (const control of WORKSPACE_CONTROLS) {
    const mine = typed[control] ?? ''
    if (now[control] === base[control] || now[control] === mine) continue
    if (mine === base[control]) values[control] = now[control]
    else {
      const side = (value: string) => ({ value, text: value || 'Nothing' })
      conflicts[control] = { theirs: side(now[control]), yours: side(mine), ...blame }
    }
  }
  return { values, conflicts }
}

/** What the form was loaded with, as it carried it along; empty when that cannot be read. */
export function readBase(json: string | undefined): Partial<WorkspaceValues> {
  try {
    const read: unknown = JSON.parse(json ?? '{}')
    if (typeof read !== 'object' || read === null) return {}
    const known = Object.entries(read).filter(
      ([name, value]) =>
        WORKSPACE_CONTROLS.includes(name as WorkspaceControl) && typeof value === 'string',
    )
    return Object.fromEntries(known)
  } catch {
    return {}
  }
}
