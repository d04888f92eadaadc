import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

/** `nonce`: of a page that is rendered for each request. */
type HelpSearchProps = { q: string; nonce: string | undefined }

/**
 * The search of the help centre: a plain form. public/help/suggestions.js shows articles below it
 * while one types.
 */
export function HelpSearch({ q, nonce }: HelpSearchProps) {
  return (
    <search className="relative max-w-2xl print:hidden">
      <form action="/help" className="flex gap-2">
        <label htmlFor="help-q" className="sr-only">
          Search the help centre
        </label>
        <Input
          type="search"
          id="help-q"
          name="q"
          defaultValue={q}
          required
          maxLength={200}
          autoComplete="off"
          placeholder="What do you need?"
          dir="auto"
          className="h-10 text-base"
        />
        <Button type="submit" variant="primary" size="lg" className="pointer-coarse:h-11">
          Search
        </Button>
      </form>
      <p id="help-suggested" role="status" className="sr-only" />
      <ul
        id="help-suggestions"
        aria-label="Suggested articles"
        hidden
        className="absolute inset-x-0 top-full z-10 mt-1 rounded-lg border bg-popover p-1 shadow-popover [&_a]:flex [&_a]:min-h-9 [&_a]:flex-wrap [&_a]:items-baseline [&_a]:gap-x-2 [&_a]:rounded-md [&_a]:px-2 [&_a]:py-1.5 [&_a]:font-medium [&_a]:wrap-anywhere [&_a]:hover:bg-accent [&_small]:text-xs [&_small]:font-normal [&_small]:text-muted-foreground pointer-coarse:[&_a]:min-h-11"
      />
      <script src="/help/suggestions.js" async nonce={nonce} />
    </search>
  )
}
