import { z } from 'zod'
import { API_ROOT, OPERATIONS } from './operations'
import { PROBLEMS, type ProblemName } from './problem'
import { SCOPES } from './scopes'
import type { Operation } from './types'

type Json = Record<string, unknown>

const problemSchema = z.object({
  type: z.string().describe('Leads to where this problem is explained.'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        detail: z.string(),
        pointer: z.string().optional().describe('Where in the body, as a JSON Pointer.'),
        parameter: z.string().optional().describe('Which parameter.'),
      }),
    )
    .optional(),
})

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** A zod schema as JSON Schema. Of answers more fields may come: those who read them must not mind. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: one }) => {
      if (io === 'output' && one.additionalProperties === false) delete one.additionalProperties
    },
  })
  return json
}

/** What an operation takes, as JSON Schema. */
export function operationSchemas({ params, query, body }: Operation) {
  return {
    params: jsonSchema(params, 'input'),
    query: jsonSchema(query, 'input'),
    body: body ? jsonSchema(body, 'input') : null,
  }
}

function schemas(): Record<string, Json> {
  const named: Record<string, Json> = { Problem: jsonSchema(problemSchema, 'output') }
  for (const { answer, answerName, bulk, body, bodyName } of OPERATIONS) {
    if (answer && answerName) {
      named[answerName] = jsonSchema(answer, 'output')
      if (!bulk) named[`Sparse${answerName}`] = jsonSchema(answer.partial(), 'output')
    }
    if (body && bodyName) named[bodyName] = jsonSchema(body, 'input')
  }
  return named
}

/** The problems that an operation may answer, its own and those of all. */
export function problemsOf(operation: Operation): ProblemName[] {
  const { method, path, body, guarded, bulk } = operation
  const always: ProblemName[] = [
    'unreadable',
    'unauthorized',
    'missing-scope',
    'rate-limited',
    'failed',
  ]
  const written = body ? (['too-large', 'not-json', 'invalid'] as const) : []
  const once = body && method === 'POST' ? (['still-running', 'key-reused'] as const) : []
  const found = path.includes('{') ? (['not-found'] as const) : []
  const changed = method === 'GET' || bulk ? [] : (['conflict'] as const)
  const current = guarded ? (['stale', 'if-match-required'] as const) : []
  return [...always, ...written, ...once, ...found, ...changed, ...current]
}

function problemResponses(operation: Operation): Json {
  const byStatus = new Map<number, string[]>()
  for (const name of problemsOf(operation)) {
    const [status, title] = PROBLEMS[name]
    byStatus.set(status, [...(byStatus.get(status) ?? []), title])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [
      String(status),
      {
        description: titles.join(', or: '),
        ...(status !== 401 && { headers: limitHeaders(status === 429) }),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  )
}

function limitHeaders(retry = false): Json {
  const text = (description: string) => ({ description, schema: { type: 'string' } })
  return {
    'RateLimit-Policy': text('The limit of the key, such as `"key";q=600;w=60`.'),
    RateLimit: text('What is left of it, such as `"key";r=599;t=60`.'),
    ...(retry && { 'Retry-After': text('Seconds to wait.') }),
  }
}

/** The schema of what an operation answers when it succeeds. */
export function answerSchema({ answerName = '', bulk, paged, method }: Operation): Json {
  if (bulk) {
    return {
      type: 'object',
      required: ['results'],
      properties: { results: listOf(ref(answerName)) },
    }
  }
  const row =
    method === 'GET' ? { anyOf: [ref(answerName), ref(`Sparse${answerName}`)] } : ref(answerName)
  return paged ? { type: 'object', required: ['data'], properties: { data: listOf(row) } } : row
}

const listOf = (items: Json): Json => ({ type: 'array', items })

function successResponse(operation: Operation): Json {
  const { answer, paged, guarded, success, method } = operation
  const text = (description: string) => ({ description, schema: { type: 'string' } })
  return {
    description: answer ? 'Done.' : 'Done; there is nothing to tell.',
    headers: {
      ...limitHeaders(),
      ...(paged && { Link: text('The next page, if there is one: `<…>; rel="next"`.') }),
      ...(guarded && { ETag: text('What the next change names as If-Match.') }),
      ...(success === 201 &&
        method === 'POST' && { Location: text('Where it lives, if it has an address.') }),
    },
    ...(answer && { content: { 'application/json': { schema: answerSchema(operation) } } }),
  }
}

function parameters({ params, query, method, body, guarded, examples }: Operation): Json[] {
  const shown: Record<string, string> = Object.assign({}, ...examples.map((one) => one.query))
  const of = (place: string, { properties = {}, required = [] }: Json): Json[] =>
    Object.entries(properties as Record<string, Json>).map(
      ([name, { description, ...schema }]) => ({
        name,
        in: place,
        required: place === 'path' || (required as string[]).includes(name),
        ...(description !== undefined && { description }),
        ...(place === 'query' && shown[name] !== undefined && { example: shown[name] }),
        schema,
      }),
    )
  const header = (name: string, description: string, required: boolean) => ({
    ...{ name, in: 'header', required, description },
    schema: { type: 'string', maxLength: 255 },
  })
  return [
    ...of('path', jsonSchema(params, 'input')),
    ...of('query', jsonSchema(query, 'input')),
    ...(body && method === 'POST'
      ? [
          header(
            'Idempotency-Key',
            'Made up by you: the same key and body again is answered again, and done once. Kept for 24 hours.',
            false,
          ),
        ]
      : []),
    ...(guarded
      ? [header('If-Match', 'The ETag that was read, or `*` to overwrite whatever is there.', true)]
      : []),
  ]
}

function operationObject(operation: Operation): Json {
  const { id, group, summary, description, scope, body, bodyName = '', examples } = operation
  const bodies = Object.fromEntries(
    examples.map(({ title, body: value }) => [title, { summary: title, value }]),
  )
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description && { description }),
    security: [{ key: [] }],
    'x-scope': scope,
    parameters: parameters(operation),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref(bodyName), examples: bodies } },
      },
    }),
    responses: { [operation.success]: successResponse(operation), ...problemResponses(operation) },
  }
}

function paths(): Json {
  const all: Record<string, Json> = {}
  for (const one of OPERATIONS) {
    all[one.path] = { ...all[one.path], [one.method.toLowerCase()]: operationObject(one) }
  }
  return all
}

/** The OpenAPI 3.1 document of the API, made of the registry and its schemas. */
export function openApiDocument(siteUrl: string) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Counterfoil',
      version: '1.0.0',
      description:
        'Tickets, the conversations on them, and the people behind them. Fields may be added to answers at any time; what breaks programs gets another version.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${siteUrl}${API_ROOT}` }],
    tags: [...new Set(OPERATIONS.map(({ group }) => group))].map((name) => ({ name })),
    paths: paths(),
    components: {
      schemas: schemas(),
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: `An API key with scopes: ${Object.keys(SCOPES).join(', ')}.`,
        },
      },
    },
  }
}
