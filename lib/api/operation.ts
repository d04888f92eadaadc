import { z } from 'zod'
import { bodyFaults, queryFaults } from './faults'
import { type Problem, problem } from './problem'
import type { Call, Operation, Outcome, RawCall, Row, Spec } from './types'

type Shape = z.core.$ZodLooseShape

/** A comma-separated choice of some of these names. */
function namesOf(names: readonly string[], what: string) {
  return z
    .string()
    .max(500)
    .transform((value) => value.split(',').map((name) => name.trim()))
    .refine((asked) => asked.every((name) => names.includes(name)), {
      error: `${what}: choose of ${names.join(', ')}, separated by commas.`,
    })
    .optional()
    .meta({ description: `${what}: of ${names.join(', ')}, separated by commas.` })
}

/** Makes an operation of what it says: around its handler, the request is parsed and the answer trimmed. */
export function operation<P extends Shape, Q extends Shape, B extends z.ZodType = z.ZodUndefined>(
  spec: Spec<P, Q, B>,
): Operation {
  const { handle, ...rest } = spec
  const params = z.object(spec.params)
  const fields = spec.answer && !spec.bulk ? Object.keys(spec.answer.shape) : []
  const expands = Object.keys(spec.expansions ?? {})
  const query = z.strictObject({
    ...spec.query,
    ...(spec.method === 'GET' &&
      fields.length > 0 && { fields: namesOf(fields, 'Only these fields') }),
    ...(expands.length > 0 && { expand: namesOf(expands, 'Whole in the place of a reference') }),
  })
  return {
    ...rest,
    params,
    query,
    paged: 'cursor' in spec.query,
    async run(raw) {
      const call = parse(spec, { params, query }, raw)
      if ('problem' in call) return call
      const asked = call.query as { fields?: string[]; expand?: string[] }
      const missing = asked.expand?.find(
        (name) => !raw.scopes.includes(spec.expansions?.[name]?.scope ?? ''),
      )
      if (missing) {
        return problem(
          'missing-scope',
          `Expanding ${missing} takes ${spec.expansions?.[missing]?.scope}.`,
        )
      }
      const outcome = await handle(call as Parameters<typeof handle>[0])
      const rows = rowsIn(outcome)
      for (const name of asked.expand ?? []) await spec.expansions?.[name]?.apply(raw.db, rows)
      return asked.fields ? onlyFields(outcome, asked.fields) : outcome
    },
  }
}

function parse(
  { body: bodySchema, guarded }: Pick<Spec<Shape, Shape, z.ZodType>, 'body' | 'guarded'>,
  schemas: { params: z.ZodObject; query: z.ZodObject },
  { db, params, search, json, once, ifMatch }: RawCall,
): Problem | Call<unknown, unknown, unknown> {
  const place = schemas.params.safeParse(params)
  if (!place.success) return problem('not-found', 'There is no such thing, or it is hidden.')
  const twice = [...new Set(search.keys())].find((name) => search.getAll(name).length > 1)
  if (twice !== undefined) {
    const fault = { parameter: twice.toWellFormed(), detail: 'It is given twice.' }
    return problem('unreadable', 'A parameter is given twice.', [fault])
  }
  const query = schemas.query.safeParse(Object.fromEntries(search))
  if (!query.success) {
    return problem('unreadable', 'The parameters are not right.', queryFaults(query.error))
  }
  if (guarded && ifMatch === null) {
    return problem(
      'if-match-required',
      'Send the ETag you have read as If-Match, or * to overwrite.',
    )
  }
  const body = bodySchema?.safeParse(json)
  if (body && !body.success) {
    return problem('invalid', 'Nothing was written: look at the errors.', bodyFaults(body.error))
  }
  const parsed = { params: place.data, query: query.data, body: body?.data }
  return { db, ...parsed, once, ifMatch: ifMatch ?? '*' }
}

function rowsIn(outcome: Outcome): Row[] {
  if ('rows' in outcome) return outcome.rows
  return 'data' in outcome ? [outcome.data] : []
}

function onlyFields(outcome: Outcome, fields: string[]): Outcome {
  const cut = (row: Row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)))
  if ('rows' in outcome) return { ...outcome, rows: outcome.rows.map(cut) }
  return 'data' in outcome ? { ...outcome, data: cut(outcome.data) } : outcome
}
