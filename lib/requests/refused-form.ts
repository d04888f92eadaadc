import 'server-only'
import { z } from 'zod'
import { asStranger } from '@/lib/auth/gate'
import type { FormValues, Refused } from '@/lib/forms/action-state'
import { parseForm } from '@/lib/forms/parse-form'
import { recallForm } from './queries'
import { refusalWords } from './refusals'
import { waitSchema } from './schema'
import { type KeptForm, WHYS } from './types'

type Search = Record<string, string | undefined>

/** The form that the address of a page speaks of: one that was kept, or only why it was refused. */
export async function refusedForm({ again, refused, wait }: Search): Promise<KeptForm | null> {
  const kept = await recallForm(asStranger(), again)
  if (kept) return kept
  const why = z.enum(WHYS).safeParse(refused)
  if (!why.success) return null
  return { why: why.data, wait: waitSchema.parse(wait), lost: true, values: {} }
}

type FieldErrors = NonNullable<Refused['fieldErrors']>
type Check = (values: FormValues) => FieldErrors

/** A refused form as its fields take it back; what is wrong with each is found anew. */
export function shownAgain(
  kept: KeptForm | null,
  check: z.ZodType | Check = () => ({}),
): Refused | null {
  if (!kept) return null
  const { why, lost, values } = kept
  const errorsOf = typeof check === 'function' ? check : (given: FormValues) => wrong(check, given)
  const marked = (why === 'fields' || why === 'unstorable') && !lost
  const fieldErrors = marked ? errorsOf(values) : {}
  return { ok: false, formError: refusalWords(kept), fieldErrors, values }
}

function wrong(schema: z.ZodType, values: FormValues): FieldErrors {
  const parsed = parseForm(schema, values)
  return parsed.ok ? {} : (parsed.state.fieldErrors ?? {})
}
