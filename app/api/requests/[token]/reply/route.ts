import { receiveReply } from '@/lib/requests/receive-reply'

type Context = RouteContext<'/api/requests/[token]/reply'>

/** Takes a requester’s answer with its files. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return await receiveReply(request, (await params).token)
}
