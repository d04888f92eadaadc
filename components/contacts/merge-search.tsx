import Form from 'next/form'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { ContactRow } from '@/lib/contacts/types'

type MergeSearchProps = { contact: string; q: string; found: readonly ContactRow[] }

/** Looks for the other contact by name or address. */
export function MergeSearch({ contact, q, found }: MergeSearchProps) {
  return (
    <>
      <Form action={`/contacts/${contact}/merge`} role="search" className="flex gap-2">
        <Input
          type="search"
          name="q"
          aria-label="Search contacts"
          placeholder="A name or an address"
          defaultValue={q}
          maxLength={2000}
          autoComplete="off"
          dir="auto"
        />
        <Button type="submit">Search</Button>
      </Form>
      {q.trim() !== '' && found.length === 0 && (
        <p className="text-muted-foreground">Nobody else matches.</p>
      )}
      {found.length > 0 && (
        <ul className="flex flex-col divide-y rounded-lg border bg-card">
          {found.map(({ id, name, email }) => (
            <li key={id}>
              <Link
                href={`/contacts/${contact}/merge?with=${id}`}
                prefetch={false}
                className="flex min-h-9 items-center gap-2 px-3 py-1.5 hover:bg-accent"
              >
                <bdi className="min-w-0 flex-1 truncate font-medium">{name}</bdi>
                <bdi className="min-w-0 truncate text-xs text-muted-foreground">{email}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
