import { Button } from '@/components/ui/button'
import { HelpIcon } from '@/components/ui/icons'
import { queryString } from '@/lib/forms/search-params'
import { PROPERTIES, PROPERTY_NAMES } from '@/lib/tickets/search-properties'

type Example = { example: string; about: string }

const WORDS: Example[] = [
  { example: 'card declined', about: 'Both words, anywhere in the ticket' },
  { example: '"card declined"', about: 'These words in this order' },
  { example: 'refun*', about: 'Words that begin so' },
  { example: '#123', about: 'The ticket with this number' },
  { example: '-tag:spam', about: 'A minus excludes whatever follows it' },
  { example: 'status:new,open', about: 'A comma means any of these' },
]

const TIMES: Example[] = [
  {
    example: 'created:today',
    about: 'A day (2026-11-22), month (2026-11) or year, in your time zone',
  },
  { example: 'created>2026-11-01', about: 'After that day; also >= < <=' },
  { example: 'created:2026-01..2026-03', about: 'From and to, both included' },
  { example: 'updated>7d', about: 'In the last 7 days; also 30m, 12h, 2w' },
  { example: 'updated<7d', about: 'Not in the last 7 days' },
]

const TESTS: Example[] = PROPERTY_NAMES.map((name) => {
  const { example, about, takes } = PROPERTIES[name]
  const closed = !takes.named && !takes.single
  return { example, about: closed ? `${about}: ${takes.values.join(', ')}` : about }
})

/** The query language by examples; a native popover, there before any script has run. */
export function SearchHelp() {
  return (
    <>
      <Button variant="ghost" aria-label="Search help" popoverTarget="search-help" className="px-2">
        <HelpIcon />
      </Button>
      <div
        id="search-help"
        popover="auto"
        role="dialog"
        aria-label="Search help"
        className="m-auto max-h-[85dvh] w-[min(52rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border bg-popover p-5 text-foreground shadow-popover"
      >
        <h2 className="text-base">Searching tickets</h2>
        <div className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
          <div className="flex flex-col gap-4">
            <Examples caption="Words" examples={WORDS} />
            <Examples caption="Dates and times" examples={TIMES} />
          </div>
          <Examples caption="Properties" examples={TESTS} />
        </div>
      </div>
    </>
  )
}

function Examples({ caption, examples }: { caption: string; examples: Example[] }) {
  return (
    <table className="h-fit w-full text-xs">
      <caption className="pb-1 text-left text-2xs font-medium text-muted-foreground">
        {caption}
      </caption>
      <tbody>
        {examples.map(({ example, about }) => (
          <tr key={example} className="border-t align-top">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              <a
                href={`/tickets${queryString({ q: example })}`}
                className="rounded-sm font-medium text-primary hover:text-primary-hover hover:underline"
              >
                {example}
              </a>
            </th>
            <td className="py-1 text-muted-foreground">{about}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
