import { Section } from '@/components/layout/section'
import { ActButton } from '@/components/subscriptions/act-button'
import { cancelImportAction } from '@/lib/imports/actions'
import { resultText } from '@/lib/imports/labels'
import type { ContactImport } from '@/lib/imports/types'

type WorkingState = 'receiving' | 'reading' | 'checking' | 'importing' | 'undoing'

const TITLES: Record<WorkingState, string> = {
  receiving: 'The file is arriving',
  reading: 'Reading the file',
  checking: 'Checking each line',
  importing: 'Importing',
  undoing: 'Undoing',
}
const CANCEL: Partial<Record<WorkingState, string>> = {
  reading: 'Cancel',
  checking: 'Stop checking',
  importing: 'Cancel import',
}

type ImportProgressProps = { one: ContactImport; state: WorkingState }

/** How far a worker is. The page may be closed meanwhile. */
export function ImportProgress({ one, state }: ImportProgressProps) {
  const { worked, upTo, total, id } = one
  const lines = total.toLocaleString('en')
  const isCounted = state !== 'reading' && state !== 'receiving'
  const cancel = CANCEL[state]
  return (
    <Section
      title={TITLES[state]}
      description="It goes on when you close this page. Come back to see what became of it."
    >
      {isCounted && (
        <progress
          aria-label="Lines worked"
          value={worked}
          max={Math.max(upTo, 1)}
          className="h-2 w-full appearance-none overflow-hidden rounded-full border bg-muted [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary"
        />
      )}
      <p role="status" className="tabular-nums">
        {isCounted
          ? `${worked.toLocaleString('en')} of ${upTo.toLocaleString('en')} lines.`
          : `${lines} lines so far.`}
        {state !== 'undoing' && resultText(one) && ` ${resultText(one)}.`}
      </p>
      {cancel && (
        <ActButton act={cancelImportAction.bind(null, id)} label={cancel} variant="secondary" />
      )}
    </Section>
  )
}
