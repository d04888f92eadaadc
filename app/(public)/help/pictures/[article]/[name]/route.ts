import { isPictureName } from '@/lib/help/picture-name'
import { publishedPicture } from '@/lib/help/published'
import { helpIdSchema } from '@/lib/help/schema'

// Another address for each picture: what was asked for once is never asked of Storage again.
export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** A picture of an article, for everybody. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/help/pictures/[article]/[name]'>,
): Promise<Response> {
  const { article, name } = await params
  const known = helpIdSchema.safeParse(article).success && isPictureName(name)
  const picture = known ? await publishedPicture(article, name) : null
  if (!picture) return new Response('There is no such picture.\n', { status: 404 })
  return new Response(await picture.arrayBuffer(), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
