import { cn } from '@/lib/cn'
import { pictureUrl } from '@/lib/profile/picture-url'
import { initialsOf } from './initials'

const TINTS = ['', 'bg-tint-1', 'bg-tint-2', 'bg-tint-3', 'bg-tint-4', 'bg-tint-5'] as const
const SIZES = { sm: 'size-5 text-3xs', md: 'size-7 text-2xs', lg: 'size-16 text-xl' } as const
const PIXELS = { sm: 20, md: 28, lg: 64 } as const

type AvatarProps = { name: string; picture?: string | null; size?: keyof typeof SIZES }

/**
 * The picture of a person whose name stands beside it, else their initials: the same name, the
 * same tint.
 */
export function Avatar({ name, picture, size = 'md' }: AvatarProps) {
  if (picture) {
    return (
      // biome-ignore lint/performance/noImgElement: it is small, and only its viewer's session may fetch it
      <img
        src={pictureUrl(picture)}
        alt=""
        width={PIXELS[size]}
        height={PIXELS[size]}
        className={cn('shrink-0 rounded-full bg-muted object-cover', SIZES[size])}
      />
    )
  }
  const { letters, tint } = initialsOf(name)
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-foreground uppercase',
        SIZES[size],
        TINTS[tint],
      )}
    >
      {letters}
    </span>
  )
}
