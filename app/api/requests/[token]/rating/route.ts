import { receiveRating } from '@/lib/requests/acts'

type Context = RouteContext<'/api/requests/[token]/rating'>

/** Takes a requester’s rating of the help they got. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return await receiveRating(request, (await params).token)
}
