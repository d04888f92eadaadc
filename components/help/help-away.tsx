import { HelpHero } from './help-hero'

/**
 * What stands where a page could not be made: it has no scripts that would say so. The cache reads
 * the status here, answers by it, and keeps nothing.
 */
export function HelpAway() {
  return (
    <div data-status="503">
      <HelpHero
        title="This page cannot be shown right now"
        description="Nothing is lost. Please try again in a minute."
      />
    </div>
  )
}
