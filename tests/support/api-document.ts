import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import type { ApiAnswer } from './api'
import { testStack } from './stack'

const json = z.record(z.string(), z.unknown())
const responseSchema = z.object({
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), z.object({ schema: json })).optional(),
})
const operationSchema = z.object({
  operationId: z.string(),
  'x-scope': z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.string(),
      required: z.boolean(),
      example: z.string().optional(),
    }),
  ),
  requestBody: z
    .object({
      content: z.object({
        'application/json': z.object({
          schema: json,
          examples: z.record(z.string(), z.object({ value: z.unknown() })),
        }),
      }),
    })
    .optional(),
  responses: z.record(z.string(), responseSchema),
})
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), json) }),
})

export type Operation = z.output<typeof operationSchema> & { method: string; path: string }

/** The document that the app serves, and how its answers are held against it. */
export class ApiDocument {
  readonly operations: readonly Operation[]
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true })
  private readonly compiled = new Map<string, ValidateFunction>()

  private constructor(readonly json: z.output<typeof documentSchema>) {
    addFormats.default(this.ajv)
    // Fields may come in time; in a test, one that is not described is a mistake.
    this.ajv.addSchema(strict({ $id: 'api', components: json.components }) as object)
    this.operations = Object.entries(json.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({
        ...one,
        path,
        method: method.toUpperCase(),
      })),
    )
  }

  static async load(): Promise<ApiDocument> {
    const answer = await fetch(`${testStack().siteUrl}/api/v1/openapi.json`)
    return new ApiDocument(documentSchema.parse(await answer.json()))
  }

  /** What of an answer the document does not describe. */
  faults(operation: Operation, { status, headers, body }: ApiAnswer): string[] {
    const described = operation.responses[status]
    if (!described) return [`${operation.operationId} says nothing of ${status}`]
    const [type, content] = Object.entries(described.content ?? {})[0] ?? []
    const sent = headers.get('content-type')?.split(';')[0]
    if (sent !== type) return [`${status} is ${sent}, not ${type}`]
    const faults = content ? this.violations(content.schema, body) : []
    return body !== undefined && !content ? [...faults, `${status} has a body`] : faults
  }

  /** What of a body does not fit a schema of the document. */
  violations(schema: object, body: unknown): string[] {
    const text = JSON.stringify(strict(schema)).replaceAll('"#/', '"api#/')
    const validate = this.compiled.get(text) ?? this.ajv.compile(JSON.parse(text))
    this.compiled.set(text, validate)
    if (validate(body)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, strict(part)]))
  const closed = 'properties' in copy && copy.type === 'object' && !('additionalProperties' in copy)
  return closed ? { ...copy, additionalProperties: false } : copy
}
