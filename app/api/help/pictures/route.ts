import { getUser } from '@/lib/auth/gate'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { receivePicture } from '@/lib/help/picture-upload'
import { helpIdSchema } from '@/lib/help/schema'

/** Takes a picture for `?article=` from a plain form, and leads back to the article. */
export async function POST(request: Request): Promise<Response> {
  const context = await getUser()
  if (!context) return answer(401, 'Sign in first.')
  if (!isSameOrigin(request)) return answer(403, 'This is for the pages of this site.')
  const article = helpIdSchema.safeParse(new URL(request.url).searchParams.get('article'))
  if (!article.success) return answer(404, 'There is no such article.')
  const kept = await receivePicture(context.db, article.data, request)
  const query = kept.ok ? `picture=${kept.name}` : `refused=${encodeURIComponent(kept.title)}`
  return new Response(null, {
    status: 303,
    headers: {
      Location: `/articles/${article.data}?${query}#pictures`,
      'Cache-Control': 'no-store',
    },
  })
}

const answer = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { 'Cache-Control': 'no-store' } })
