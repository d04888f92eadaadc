export const dynamic = 'force-dynamic'

/** 200 while the process lives. */
export function GET(): Response {
  return Response.json({ status: 'ok' })
}
