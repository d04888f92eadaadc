import { receiveRequest } from '@/lib/requests/receive-request'

/** Takes the public form of `/request` with its files, and leads on to the page that confirms it. */
export function POST(request: Request): Promise<Response> {
  return receiveRequest(request)
}
