import { z } from 'zod'
import type { FieldConflict, FormValues, Refused } from '@/lib/forms/action-state'
import { type EditedControl, type EditedValues, sameValue } from './edited-values'

const baseSchema = z.record(z.string().max(200), z.string().max(5000))

/** What the form was loaded with, as it carried it along; empty when that cannot be read. */
export function readBase(json: string | undefined): Partial<EditedValues> {
  try {
    return baseSchema.catch({}).parse(JSON.parse(json ?? '{}'))
  } catch {
    return {}
  }
}

/** The controls that were changed since the form was loaded; all whose base is unknown count. */
export function touchedControls(
  controls: readonly EditedControl[],
  base: Partial<EditedValues>,
  mine: FormValues,
): EditedControl[] {
  return controls.filter((control) => differs(control, mine[control], base[control]))
}

type Merged = {
  /** Changed elsewhere alone: theirs stands. */
  taken: EditedControl[]
  /** Changed on both sides, to different values. */
  disputed: EditedControl[]
}

/** Lays what was typed (`mine`) over what a ticket is now, both made from `base`. */
export function mergeEdits(
  controls: readonly EditedControl[],
  base: Partial<EditedValues>,
  mine: FormValues,
  now: EditedValues,
): Merged {
  const touched = new Set(touchedControls(controls, base, mine))
  const theirs = controls.filter(
    (control) =>
      differs(control, now[control], base[control]) &&
      differs(control, mine[control], now[control]),
  )
  return {
    taken: theirs.filter((control) => !touched.has(control)),
    disputed: theirs.filter((control) => touched.has(control)),
  }
}

// A control that was not sent differs from nothing: nobody has typed into it.
function differs(control: EditedControl, value: string | undefined, from: string | undefined) {
  if (value === undefined) return false
  return from === undefined || !sameValue(control, value, from)
}

type Overtaken = {
  typed: FormValues
  now: EditedValues
  version: number
  merged: Merged
  /** A value in words. */
  shown: (control: EditedControl, value: string) => string
  /** Who changed a control last, and when. */
  blame: (control: EditedControl) => { by: string | null; at: string | null }
}

/**
 * Shows both sides of every field that two have changed. The form keeps what was typed, on top of
 * the version that is current now: sending it again is a decision.
 */
export function conflictState(overtaken: Overtaken): Refused {
  const { typed, now, version, merged, shown, blame } = overtaken
  const values: FormValues = { ...typed, version: String(version), base: JSON.stringify(now) }
  const conflicts: Record<string, FieldConflict> = {}
  const side = (control: EditedControl, value = '') => ({ value, text: shown(control, value) })
  for (const control of merged.taken) {
    values[control] = now[control] ?? ''
    conflicts[control] = { theirs: side(control, now[control]), ...blame(control) }
  }
  for (const control of merged.disputed) {
    const sides = { theirs: side(control, now[control]), yours: side(control, typed[control]) }
    conflicts[control] = { ...sides, ...blame(control) }
  }
  return { ok: false, formError: headline(Object.values(conflicts)), conflicts, values }
}

function headline(conflicts: FieldConflict[]): string {
  const [only, ...others] = new Set(conflicts.map(({ by }) => by ?? 'Somebody else'))
  const who = others.length === 0 && only ? only : 'Others'
  return `${who} changed this ticket while you were editing it. Nothing is saved yet: choose between the two sides of each marked field, then save again.`
}
