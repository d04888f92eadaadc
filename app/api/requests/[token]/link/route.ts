import { receiveRenewal } from '@/lib/requests/acts'

type Context = RouteContext<'/api/requests/[token]/link'>

/** Sends a fresh link to whom this one was sent; says the same of every token. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return await receiveRenewal(request, (await params).token)
}
