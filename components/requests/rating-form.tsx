import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/form-fields'
import type { Refused } from '@/lib/forms/action-state'
import { keptFields } from '@/lib/forms/kept-fields'
import { SCORE_LABELS } from '@/lib/requests/labels'

type RatingFormProps = {
  token: string
  /** What was pressed in the mail: chosen here, and sent by a button alone. */
  score: number | null
  kept: Refused | null
}

/** How the help was: one of five, and a word. */
export function RatingForm({ token, score, kept }: RatingFormProps) {
  const field = keptFields(kept)
  const { defaultValue: chosen, error } = field('score', score ? String(score) : '')
  return (
    <form
      id="rating"
      method="post"
      action={`/api/requests/${token}/rating`}
      noValidate
      className="flex scroll-mt-4 flex-col gap-4 rounded-lg border px-4 py-4"
    >
      {kept?.formError && <Alert>{kept.formError}</Alert>}
      <fieldset
        className="flex flex-col gap-2"
        aria-describedby={error ? 'score-error' : undefined}
      >
        <legend className="mb-2 text-sm font-semibold">How was our help?</legend>
        <div className="grid gap-2 sm:grid-cols-5">
          {SCORE_LABELS.map((label, at) => (
            <label
              key={label}
              className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md border px-3 py-1.5 hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-ring sm:flex-col sm:justify-center sm:gap-1 sm:px-2 sm:py-2.5"
            >
              <input
                type="radio"
                name="score"
                value={at + 1}
                defaultChecked={chosen === String(at + 1)}
                className="size-4 cursor-pointer accent-primary"
              />
              <span className="text-xs">
                <span className="sr-only">{at + 1} of 5: </span>
                {label}
              </span>
            </label>
          ))}
        </div>
        {error && (
          <p id="score-error" className="text-xs text-destructive">
            {error}
          </p>
        )}
      </fieldset>
      <TextareaField label="Anything to add?" optional {...field('comment')} />
      <Button type="submit" className="h-10 self-start">
        Send rating
      </Button>
    </form>
  )
}
