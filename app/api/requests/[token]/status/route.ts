import { receiveSettling } from '@/lib/requests/acts'

type Context = RouteContext<'/api/requests/[token]/status'>

/** Solves a requester’s ticket, or reopens it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return await receiveSettling(request, (await params).token)
}
