import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { PopoverMenu } from '@/components/ui/popover-menu'
import { messageAddress } from '@/lib/tickets/ticket-address'

type MessageMenuProps = { ticket: number; message: number; author: string; reply: boolean }

/** What is done with one message. Its link leads to it; where scripts run, a press copies it. */
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
      <a href={messageAddress(ticket, message)} data-permalink="" className={`group/link ${row}`}>
        Link to this message
        <span
          aria-hidden="true"
          className="ml-auto hidden text-xs text-success group-data-[permalink=copied]/link:inline"
        >
          Copied
        </span>
      </a>
      {reply && (
        <Link href={`/tickets/${ticket}/split?message=${message}`} prefetch={false} className={row}>
          Split off into a new ticket…
        </Link>
      )}
    </PopoverMenu>
  )
}
