import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import type { ContactRow } from '@/lib/contacts/types'

type PeopleListProps = { people: readonly ContactRow[] }

/** The people of a company, one line each. */
export function PeopleList({ people }: PeopleListProps) {
  if (people.length === 0) {
    return <p className="text-muted-foreground">Nobody is known to work there yet.</p>
  }
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card">
      {people.map(({ id, name, email, unsolved }) => (
        <li key={id}>
          <Link
            href={`/contacts/${id}`}
            prefetch={false}
            className="flex min-h-9 items-center gap-2 px-3 py-1.5 hover:bg-accent"
          >
            <Avatar name={name} size="sm" />
            <bdi className="min-w-0 flex-1 truncate font-medium">{name}</bdi>
            {email && (
              <bdi className="min-w-0 flex-1 truncate text-xs text-muted-foreground max-sm:hidden">
                {email}
              </bdi>
            )}
            {unsolved > 0 && (
              <span className="text-xs text-muted-foreground tabular-nums">
                {unsolved < 100 ? unsolved : '100+'} unsolved
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
