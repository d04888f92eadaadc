import { ChevronIcon } from '@/components/ui/icons'
import type { RenderedMessage } from '@/lib/messages/rendering'
import { type TicketPlace, ticketAddress } from '@/lib/tickets/ticket-address'

const FOLDED = { quote: 'Quoted text', signature: 'Signature' } as const

type MessageTextProps = {
  rendered: RenderedMessage
  /** Where they can be seen; people outside are not offered it. */
  showImages?: { ticket: number; place: TicketPlace; message: number }
}

/** What a message says. What it only repeats is folded; what it would load from outside waits. */
export function MessageText({ rendered: { parts, imagesFrom }, showImages }: MessageTextProps) {
  return (
    <>
      {parts.map(({ place, kind, html }) =>
        kind === 'text' ? (
          <SafeText key={place} html={html} />
        ) : (
          <details key={place} className="group/fold mt-2">
            <summary className="flex h-6 w-fit cursor-pointer list-none items-center gap-1.5 rounded-sm pr-1 text-xs text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden">
              <ChevronIcon className="size-3 group-open/fold:rotate-90" />
              {FOLDED[kind]}
            </summary>
            <div className="mt-1 pl-4.5 text-muted-foreground">
              <SafeText html={html} />
            </div>
          </details>
        ),
      )}
      {showImages && imagesFrom.length > 0 && <HeldBack hosts={imagesFrom} {...showImages} />}
    </>
  )
}

/** HTML of a message, made safe by the server. */
export function SafeText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/messages/safe-html.ts let it pass
  return <div dir="auto" className="message-text" dangerouslySetInnerHTML={{ __html: html }} />
}

type HeldBackProps = NonNullable<MessageTextProps['showImages']> & { hosts: string[] }

function HeldBack({ hosts, ticket, place, message }: HeldBackProps) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-2 rounded-md border bg-muted px-3 py-1.5 text-xs text-muted-foreground">
      <span className="min-w-0 wrap-anywhere">
        Images from <bdi>{hosts.slice(0, 3).join(', ')}</bdi>
        {hosts.length > 3 && ' and others'} are not loaded.
      </span>
      {/* No Link: the policy that lets images in comes with a page of its own. */}
      <a
        href={ticketAddress(ticket, { ...place, images: message }, message)}
        rel="nofollow"
        className="rounded-sm font-medium text-foreground underline underline-offset-2"
      >
        Show images
      </a>
    </p>
  )
}
