import { Disclosure } from '@/components/admin/disclosure'
import { Section } from '@/components/layout/section'
import { ActButton } from '@/components/subscriptions/act-button'
import { LinkButton } from '@/components/ui/link-button'
import { deleteImportAction } from '@/lib/imports/actions'
import { counted, resultText } from '@/lib/imports/labels'
import type { ContactImport } from '@/lib/imports/types'

const DAY = 86_400_000

/** What came of an import, the way back, and the lines that were refused as a file. */
export function ImportResult({ one }: { one: ContactImport }) {
  const href = `/admin/imports/${one.id}`
  const { startedAt, state } = one
  const isRecent = startedAt !== null && Date.now() - Date.parse(startedAt) < 30 * DAY
  const canUndo = state !== 'undone' && isRecent && one.created + one.updated > 0
  return (
    <>
      <Section title="Result" description={description(one)}>
        <p className="text-base font-medium">
          {startedAt ? `${resultText(one) || 'Nothing imported'}.` : 'Nothing was imported.'}
        </p>
        {state === 'undone' && startedAt && (
          <p>
            {counted(one.undone)} undone
            {one.kept > 0 &&
              `, ${one.kept.toLocaleString('en')} kept, because of what happened since`}
            .
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2 empty:hidden">
          {one.refused > 0 && (
            <LinkButton href={`${href}/refused`} prefetch={false}>
              Download refused lines
            </LinkButton>
          )}
          {canUndo && (
            <LinkButton href={`${href}/undo`} prefetch={false} variant="danger">
              Undo import
            </LinkButton>
          )}
        </div>
      </Section>
      <Section
        title="Forget"
        description="The contacts stay as they are. After 30 days this happens by itself."
      >
        <Disclosure label="Delete this record">
          <div className="flex flex-col gap-3">
            <p className="text-muted-foreground">
              What became of each line is lost, and the import can be undone no more.
            </p>
            <ActButton
              act={deleteImportAction.bind(null, one.id)}
              label="Delete record"
              variant="danger"
            />
          </div>
        </Disclosure>
      </Section>
    </>
  )
}

function description({ state, worked, total, startedAt }: ContactImport): string {
  if (state === 'undone') return 'The import was undone.'
  if (state === 'done') return 'What became of each line stands below.'
  if (!startedAt) return 'It was cancelled before anything was imported.'
  const [done, all] = [worked, total].map((count) => count.toLocaleString('en'))
  return `It was cancelled after ${done} of ${all} lines. What was imported stays, until it is undone.`
}
