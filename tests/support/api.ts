import { testStack } from './stack'
import { oneOff, rowsOf } from './workspace'

export const ALL_SCOPES = [
  'tickets:read',
  'tickets:write',
  'contacts:read',
  'contacts:write',
  'users:read',
]

export type ApiAnswer = {
  status: number
  headers: Headers
  /** The parsed JSON; undefined where there is no body. */
  body: unknown
}

type Asked = { body?: unknown; raw?: BodyInit; headers?: Record<string, string> }

/** A program with a key of its own, and how it calls the API. */
export type Program = {
  id: string
  key: string
  call(method: string, path: string, asked?: Asked): Promise<ApiAnswer>
}

/** A fresh key with these scopes, and a limit that no test reaches unless it asks for one. */
export async function program(scopes = ALL_SCOPES, limit = 1_000_000): Promise<Program> {
  const [made] = await rowsOf<{ id: string; key: string }>(
    'select id, key from private.create_api_key($1, $2)',
    [oneOff('Program'), scopes],
  )
  if (!made) throw new Error('No key was made')
  await rowsOf('update public.api_keys set requests_per_minute = $2 where id = $1', [
    made.id,
    limit,
  ])
  return { ...made, call: (method, path, asked) => callApi(made.key, method, path, asked) }
}

/** One call; `raw` goes as it is, `body` as JSON. Without a key when that is null. */
export async function callApi(
  key: string | null,
  method: string,
  path: string,
  { body, raw, headers = {} }: Asked = {},
): Promise<ApiAnswer> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await fetch(`${testStack().siteUrl}/api/v1${path}`, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}
