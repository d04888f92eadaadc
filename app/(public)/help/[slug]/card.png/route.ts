import { drawCard } from '@/components/help/social-card'
import { publicFace, publishedArticle } from '@/lib/help/published'
import { slugSchema } from '@/lib/help/schema'

// Drawn once, and anew when the article changes: it takes about as long as twenty pages.
export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

/** The picture of an article for other sites, as wide as they show one. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/help/[slug]/card.png'>,
): Promise<Response> {
  const { slug } = await params
  const article = slugSchema.safeParse(slug).success ? await publishedArticle(slug) : null
  if (!article) return new Response('There is no such article.\n', { status: 404 })
  return await drawCard({
    name: (await publicFace()).name,
    category: article.category.name,
    title: article.title,
  })
}
