import { receiveLinksWish } from '@/lib/requests/acts'

/** Sends an address the links to its requests; says the same of every address. */
export function POST(request: Request): Promise<Response> {
  return receiveLinksWish(request)
}
