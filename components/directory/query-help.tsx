import { Button } from '@/components/ui/button'
import { HelpIcon } from '@/components/ui/icons'
import { queryString } from '@/lib/forms/search-params'
import { type Language, namesOf } from '@/lib/search/language'

type QueryHelpProps = { things: string; action: string; language: Language<string> }

const WORDS = [
  { example: 'kim', about: 'In a name or an address; under three letters, at the beginning' },
  { example: '"kim park"', about: 'These words in this order' },
  { example: '-example', about: 'A minus excludes whatever follows it' },
]

/** The query language of a list by examples; a native popover, there before any script has run. */
export function QueryHelp({ things, action, language }: QueryHelpProps) {
  const tests = namesOf(language).flatMap((name) => {
    const property = language.properties[name]
    if (!property) return []
    const { example, about, takes } = property
    const closed = !takes.named && !takes.single && takes.values.length > 0
    return [{ example, about: closed ? `${about}: ${takes.values.join(', ')}` : about }]
  })
  return (
    <>
      <Button variant="ghost" aria-label="Search help" popoverTarget="query-help" className="px-2">
        <HelpIcon />
      </Button>
      <div
        id="query-help"
        popover="auto"
        role="dialog"
        aria-label="Search help"
        className="m-auto max-h-[85dvh] w-[min(32rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border bg-popover p-5 text-foreground shadow-popover"
      >
        <h2 className="text-base">Searching {things}</h2>
        <table className="mt-3 w-full text-xs">
          <caption className="sr-only">What a search may say</caption>
          <tbody>
            {[...WORDS, ...tests].map(({ example, about }) => (
              <tr key={example} className="border-t align-top">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  <a
                    href={`${action}${queryString({ q: example })}`}
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
      </div>
    </>
  )
}
