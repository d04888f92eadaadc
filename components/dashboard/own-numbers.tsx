import Link from 'next/link'
import type { OwnNumber } from '@/lib/dashboard/own-work'

/** What is one's own, on top of everybody's numbers. */
export function OwnNumbers({ own }: { own: OwnNumber[] }) {
  return (
    <section aria-labelledby="yours" className="border-b bg-muted px-4 py-4 sm:px-6 print:hidden">
      <h2 id="yours" className="text-sm">
        Yours
      </h2>
      <ul className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
        {own.map(({ name, about, text, href }) => (
          <li
            key={name}
            className="relative flex min-w-0 flex-col gap-0.5 rounded-lg border bg-card px-4 py-3 hover:bg-accent"
          >
            <span className="text-xl font-semibold tabular-nums">{text}</span>
            <span className="min-w-0">
              <Link
                href={href}
                prefetch={false}
                className="font-medium outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-ring"
              >
                {name}
              </Link>
              <span className="block text-xs text-muted-foreground">{about}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
