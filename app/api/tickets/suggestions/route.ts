import { z } from 'zod'
import { getUser } from '@/lib/auth/gate'
import { KNOWN_KINDS } from '@/lib/search/completion'
import { suggestNames } from '@/lib/search/known-names'

const askedSchema = z.object({
  kind: z.enum(KNOWN_KINDS),
  text: z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
})

/** Names that may be meant by what somebody types into the query of a list; at most eight. */
export async function GET(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return answer(401, { error: 'Sign in first.' })
  const { searchParams } = new URL(request.url)
  const asked = askedSchema.safeParse(Object.fromEntries(searchParams))
  if (!asked.success) return answer(400, { error: 'Say which kind, and the text that is typed.' })
  const { kind, text } = asked.data
  return answer(200, await suggestNames(context.db, kind, text))
}

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
