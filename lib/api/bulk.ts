import { z } from 'zod'
import type { Json } from '@/lib/supabase/database.types'
import type { Result } from '@/lib/supabase/refusal'
import { bodyFaults } from './faults'
import { performEach, type Write } from './mutations'
import { type Fault, PROBLEMS, type Problem, type ProblemName, problem } from './problem'
import { notOnce, refused } from './refusals'
import type { Call, Outcome, Row } from './types'

/** Things that are done in one call. */
const MOST = 100

/** The body of a bulk call: up to 100 of these under a name. Each is looked at by itself. */
export function bulkSchema<S extends z.ZodType>(name: string, item: S) {
  const each = z
    .array(z.unknown().meta(documented(item)))
    .min(1, 'At least one is needed.')
    .max(MOST, `At most ${MOST} are done at once.`)
  return z.strictObject({ [name]: each })
}

// What is wrong with one leaves the others: the schema of an item is for the document alone.
function documented(item: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(item, { io: 'input', unrepresentable: 'any' })
  return schema
}

/** What came of one of many: its status, and what was made or why not. */
export const bulkResultSchema = z.object({
  status: z.int().describe('As the call for this one alone would have answered.'),
  data: z.record(z.string(), z.unknown()).optional(),
  problem: z
    .object({
      type: z.string(),
      title: z.string(),
      detail: z.string(),
      errors: z.array(z.object({ detail: z.string(), pointer: z.string().optional() })).optional(),
    })
    .optional(),
})

type Bulk<S extends z.ZodType> = {
  write: Write
  /** What the list is called in the body. */
  name: string
  item: S
  /** The status of one that succeeded. */
  success: 200 | 201
}

/** Does each of many; those that are not valid are told beside those that were done. */
export async function performBulk<S extends z.ZodType>(
  { db, body, once }: Call<unknown, unknown, Record<string, unknown[]>>,
  { write, name, item, success }: Bulk<S>,
): Promise<Outcome> {
  const given = body[name] ?? []
  const parsed = given.map((one) => item.safeParse(one))
  const valid = parsed.flatMap((one) => (one.success ? [one.data as object] : []))
  const done = valid.length > 0 ? await performEach(db, write, valid, once) : null
  if (done && !('answer' in done)) return notOnce(done.outcome)
  const answers = done?.answer.values()
  const results = parsed.map((one, place) => {
    if (!one.success) return failed(invalid(one.error), `#/${name}/${place}`)
    return resultOf(answers?.next().value, success, `#/${name}/${place}`)
  })
  return { results, replayed: done?.outcome === 'replayed' }
}

function invalid(error: z.ZodError): Problem {
  return problem('invalid', 'This one was not written: look at the errors.', bodyFaults(error))
}

function resultOf(result: Result<Json> | undefined, status: number, place: string): Row {
  if (!result) throw new Error('perform: fewer answers than questions')
  return result.ok ? { status, data: result.value } : failed(refused(result.refusal), place)
}

/** A problem of one of many, its pointers leading to it from the whole body. */
function failed({ problem: name, detail, errors }: Problem, place: string): Row {
  const [status, title] = PROBLEMS[name]
  const moved = errors?.map((fault) => moveInto(fault, place))
  return { status, problem: { type: typeOf(name), title, detail, ...(moved && { errors: moved }) } }
}

const moveInto = ({ detail, pointer = '#' }: Fault, place: string): Fault => ({
  detail,
  pointer: `${place}${pointer.slice(1)}`,
})

/** Relative to the document it stands in (RFC 9457, section 3.1.1). */
const typeOf = (name: ProblemName) => `/developers#problem-${name}`
