import { HelpHero } from './help-hero'

/** What stands where no article is. */
export function HelpNothing() {
  return (
    <HelpHero
      title="There is no such article"
      description="It may have been taken back, or its address was mistyped. Perhaps a word of it finds it."
      back
    />
  )
}
