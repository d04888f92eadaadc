import { HelpSearch } from './help-search'

type HelpHeroProps = {
  title: string
  description?: string
  q?: string
  nonce?: string | undefined
  /** Whether a way back to all articles stands above. */
  back?: boolean
}

/** The top of a page of lists: what it is, and the search. */
export function HelpHero({ title, description, q = '', nonce, back = false }: HelpHeroProps) {
  return (
    <div className="border-b bg-sidebar">
      <div className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-10 sm:px-8 sm:py-14">
        <div className="flex flex-col gap-1.5">
          {back && (
            <p className="text-sm">
              <a
                href="/help"
                className="rounded-sm text-muted-foreground underline underline-offset-2 hover:text-foreground"
              >
                All articles
              </a>
            </p>
          )}
          <h1 className="text-xl wrap-anywhere">{title}</h1>
          {description && (
            <p className="max-w-[65ch] text-base text-muted-foreground wrap-anywhere">
              {description}
            </p>
          )}
        </div>
        <HelpSearch q={q} nonce={nonce} />
      </div>
    </div>
  )
}
