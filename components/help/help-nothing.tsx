import { HelpHero } from './help-hero'

/** What stands where no article is. The cache reads the status here, and answers by it. */
export function HelpNothing({ what = 'article' }: { what?: 'article' | 'category' }) {
  return (
    <div data-status="404">
      <HelpHero
        title={`There is no such ${what}`}
        description="It may have been taken back, or its address was mistyped. Perhaps a word of it finds it."
        back
      />
    </div>
  )
}
