import type { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import type { Problem } from './problem'
import type { Scope } from './scopes'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** A POST that happens once under its key: the key, and a hash of the request. */
export type Once = { key: string; fingerprint: string }

/** A request as a handler gets it: parsed, and with the database as its key sees it. */
export type Call<P, Q, B> = {
  db: Db
  params: P
  query: Q
  body: B
  once: Once | null
  /** What `If-Match` names; `*` for whatever is there. */
  ifMatch: string
}

export type Row = Record<string, unknown>

/** What came of a call. Of `rows` a list is made, whose next page begins at `next`. */
export type Outcome =
  | Problem
  | { rows: Row[]; next: string | null }
  | { data: Row; etag?: string; location?: string; replayed?: boolean }
  | { results: Row[]; replayed?: boolean }
  | { nothing: true }

/** What `?expand=` puts in the place of a reference, and the scope that it takes. */
export type Expansion = { scope: Scope; apply(db: Db, rows: Row[]): Promise<void> }

/** A request to try, as documents and tests show it. */
export type Example = { title: string; query?: Record<string, string>; body?: unknown }

type Shape = z.core.$ZodLooseShape

/** One operation of the API: all that routing, the document, its pages and its tests need to know. */
export type Spec<P extends Shape, Q extends Shape, B extends z.ZodType> = {
  id: string
  method: Method
  /** Below `/api/v1`, with `{names}` of what stands in `params`. */
  path: string
  group: string
  summary: string
  description?: string
  scope: Scope
  params: P
  /** Parameters besides `fields` and `expand`. With those of paging it is a list. */
  query: Q
  body?: B
  bodyName?: string
  /** What it answers: the schema of one row, and its name in the document. Nothing: 204. */
  answer?: z.ZodObject
  answerName?: string
  success: 200 | 201 | 204
  /** A change that must name what it was made from. */
  guarded?: boolean
  /** Many in one call, each with a result of its own. */
  bulk?: boolean
  expansions?: Readonly<Record<string, Expansion>>
  examples: readonly Example[]
  handle(
    call: Call<z.output<z.ZodObject<P>>, z.output<z.ZodObject<Q>>, z.output<B>>,
  ): Promise<Outcome>
}

/** What a request brings along before it is parsed. */
export type RawCall = {
  db: Db
  scopes: readonly string[]
  params: Record<string, string>
  search: URLSearchParams
  /** The parsed JSON; undefined where there is none. */
  json: unknown
  once: Once | null
  ifMatch: string | null
}

export type Operation = Omit<Spec<Shape, Shape, z.ZodType>, 'handle' | 'params' | 'query'> & {
  params: z.ZodObject
  query: z.ZodObject
  /** Whether it answers a list. */
  paged: boolean
  run(raw: RawCall): Promise<Outcome>
}
