import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { PopoverMenu } from '@/components/ui/popover-menu'
import { CopyLinkButton } from './copy-link-button'

type MessageMenuProps = { ticket: number; message: number; author: string; reply: boolean }

/** What is done with one message. Its link works without scripts: it leads to the message itself. */
export function MessageMenu({ ticket, message, author, reply }: MessageMenuProps) {
  const row = `${buttonVariants({ variant: 'ghost', size: 'row' })} justify-start`
  return (
    <PopoverMenu
      id={`message-menu-${message}`}
      label="More"
      name={`More about the message of ${author}`}
      variant="ghost"
      size="inline"
    >
      <a href={`#message-${message}`} className={row}>
        Link to this message
      </a>
      <CopyLinkButton fragment={`message-${message}`} />
      {reply && (
        <Link href={`/tickets/${ticket}/split?message=${message}`} prefetch={false} className={row}>
          Split off into a new ticket…
        </Link>
      )}
    </PopoverMenu>
  )
}
