import { Button } from '@/components/ui/button'

/** Asks whether an article helped: a plain form, with or without scripts. */
export function HelpVote({ rate }: { rate: (form: FormData) => Promise<void> }) {
  return (
    <form
      action={rate}
      aria-labelledby="helpful"
      className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-y py-4 print:hidden"
    >
      <h2 id="helpful" className="text-sm font-medium">
        Was this helpful?
      </h2>
      <div className="flex gap-2">
        <Button type="submit" name="helpful" value="yes">
          Yes
        </Button>
        <Button type="submit" name="helpful" value="no">
          No
        </Button>
      </div>
    </form>
  )
}
