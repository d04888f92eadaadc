'use client'
import { useRouter } from 'next/navigation'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import type { Presence as Somebody } from '@/lib/answering/types'
import { useTicketNews } from '@/lib/answering/use-ticket-news'
import { pill } from './pill'

export type PresenceProps = { ticket: number; seen: number; version: number }

/** Who else is here, and what is new since the page was made: read out, and a press away. */
export function Presence({ ticket, seen, version }: PresenceProps) {
  const router = useRouter()
  const now = useTicketNews(ticket, seen)
  const others = now?.others ?? []
  const told = now && newsOf(now, version)
  return (
    <>
      <div role="status" className="contents">
        {others.length > 0 && (
          <span className={pill}>
            <span className="flex -space-x-1">
              {others.slice(0, 4).map(({ id, name, picture }) => (
                <Avatar key={id} name={name} picture={picture} size="sm" />
              ))}
            </span>
            {sentence(others)}
          </span>
        )}
        {told && <span className={pill}>{told}</span>}
      </div>
      {told && (
        <Button size="inline" onClick={() => router.refresh()}>
          Show
        </Button>
      )}
    </>
  )
}

function newsOf(
  now: { news: number; version: number; changedBy: string | null },
  version: number,
): string | null {
  if (now.news > 0) return `${now.news === 1 ? '1 new message' : `${now.news} new messages`}`
  return now.version > version && now.changedBy ? `Changed by ${now.changedBy}` : null
}

function sentence(others: readonly Somebody[]): string {
  const said = [
    { names: others.filter(({ writing }) => writing), one: 'is writing', more: 'are writing' },
    { names: others.filter(({ writing }) => !writing), one: 'is looking', more: 'are looking' },
  ]
  return said
    .filter(({ names }) => names.length > 0)
    .map(({ names, one, more }) => `${listed(names)} ${names.length === 1 ? one : more}`)
    .join(', ')
}

function listed(people: readonly Somebody[]): string {
  const names = people.slice(0, 3).map(({ name }) => name)
  const rest = people.length - names.length
  const all = rest > 0 ? [...names, `${rest} more`] : names
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? '')
}
