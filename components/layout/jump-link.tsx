import { headers } from 'next/headers'
import { SearchIcon } from '@/components/ui/icons'
import { Kbd } from '@/components/ui/kbd'
import { isMac } from '@/lib/shortcuts/platform'

/** The way into the palette by mouse. Without scripts, or on a phone, it leads to the search box. */
export async function JumpLink() {
  const mac = isMac((await headers()).get('user-agent') ?? '')
  return (
    <a
      href="/tickets"
      data-opens="palette"
      className="mb-2 flex h-8 items-center gap-2.5 rounded-md border bg-card px-2 text-muted-foreground hover:border-input hover:text-foreground pointer-coarse:h-11"
    >
      <SearchIcon />
      Jump to
      <span aria-hidden="true" className="ml-auto hidden gap-0.5 pointer-fine:flex">
        <Kbd>{mac ? '⌘' : 'Ctrl'}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </a>
  )
}
