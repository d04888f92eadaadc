import Link from 'next/link'
import type { LikelyDuplicate } from '@/lib/contacts/merging'

const WHY: Record<LikelyDuplicate['why'], string> = {
  address: 'The same address, but for what is behind a plus',
  phone: 'The same telephone number',
  name: 'The same name',
  'near name': 'Nearly the same name at the same company',
}

type LikelyDuplicatesProps = { contact: string; duplicates: readonly LikelyDuplicate[] }

/** Who may be the same person, why, and the way to merge them. */
export function LikelyDuplicates({ contact, duplicates }: LikelyDuplicatesProps) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card">
      {duplicates.map(({ id, name, email, company, why }) => (
        <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-3 px-3 py-1.5">
          <span className="flex min-w-0 flex-1 basis-56 flex-col">
            <Link
              href={`/contacts/${id}`}
              prefetch={false}
              className="w-fit max-w-full truncate rounded-sm font-medium hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
            <span className="text-xs wrap-anywhere text-muted-foreground">
              {[WHY[why], email, company].filter(Boolean).join(' · ')}
            </span>
          </span>
          <Link
            href={`/contacts/${contact}/merge?with=${id}`}
            prefetch={false}
            className="rounded-sm text-xs font-medium underline underline-offset-2"
          >
            Merge<span className="sr-only"> with {name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
