import { Section } from '@/components/layout/section'
import { Avatar } from '@/components/ui/avatar'
import { PictureForm } from './picture-form'
import { RemovePictureForm } from './remove-picture-form'

/** `done`: what a browser without scripts just did here, by the page's address. */
type PictureSectionProps = { name: string; picture: string | null; done: string }

/** The picture by which colleagues know an agent. */
export function PictureSection({ name, picture, done }: PictureSectionProps) {
  return (
    <Section title="Picture" description="Your colleagues see it beside your name.">
      <div className="flex flex-wrap items-start gap-4">
        <Avatar name={name} picture={picture} size="lg" />
        <div className="flex min-w-0 flex-1 basis-60 flex-col gap-4">
          <PictureForm shown={picture !== null} saved={done === 'picture'} />
          <RemovePictureForm shown={picture !== null} removed={done === 'no-picture'} />
        </div>
      </div>
    </Section>
  )
}
