import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { controlStyle } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import { removePictureAction } from '@/lib/help/actions'
import { picturePath } from '@/lib/help/picture-name'
import { PictureMarkdown } from './picture-markdown'
import { RemovePictureForm } from './remove-picture-form'

type PictureSectionProps = {
  article: string
  pictures: string[]
  /** The one that was just put here, by the page's address. */
  fresh: string | undefined
  refused: string | undefined
}

/** The pictures of an article: a plain form that posts a file, and what to write to show each. */
export function PictureSection({ article, pictures, fresh, refused }: PictureSectionProps) {
  return (
    <Section
      title="Pictures"
      description="Whoever reads the article sees them. Save your text before you upload one."
    >
      <form
        id="pictures"
        action={`/api/help/pictures?article=${article}`}
        method="post"
        encType="multipart/form-data"
        className="flex scroll-mt-4 flex-col gap-3"
      >
        {refused && <Alert>{refused}</Alert>}
        <label htmlFor="picture-file" className="text-xs font-medium">
          Picture file
        </label>
        <div className="flex flex-wrap gap-2">
          <input
            type="file"
            id="picture-file"
            name="picture"
            accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
            required
            className={cn(
              controlStyle,
              'w-auto flex-1 basis-60 px-2.5 py-1.5 file:mr-3 file:cursor-pointer file:font-medium',
            )}
          />
          <Button type="submit">Upload picture</Button>
        </div>
        <p className="text-xs text-muted-foreground">
          PNG, JPEG, WebP, GIF or AVIF, up to 10 MB. It is made smaller, and where it was taken is
          left out.
        </p>
      </form>
      <ul aria-label="Pictures of this article" className="flex flex-col gap-3">
        {pictures.map((name) => (
          <li
            key={name}
            className={cn(
              'flex flex-wrap items-center gap-3 rounded-md',
              name === fresh && 'bg-success-soft',
            )}
          >
            {/* biome-ignore lint/performance/noImgElement: it is small and ours already */}
            <img
              src={picturePath(article, name)}
              alt=""
              loading="lazy"
              className="h-12 w-16 shrink-0 rounded-sm border object-cover"
            />
            <PictureMarkdown article={article} name={name} />
            <RemovePictureForm remove={removePictureAction.bind(null, article, name)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
