import { Section } from '@/components/layout/section'
import { ActForm } from '@/components/tickets/act-form'
import { LinkButton } from '@/components/ui/link-button'
import type { FormAction } from '@/lib/forms/use-action-form'
import { counted } from '@/lib/imports/labels'
import type { Foresight } from '@/lib/imports/types'

type UndoForesightProps = {
  foresight: Foresight
  /** Lines that an undo goes through. */
  of: number
  act: FormAction
  back: string
}

/** What an undo does and what it does not, before it is done. */
export function UndoForesight({ foresight, of, act, back }: UndoForesightProps) {
  const { lines, deleted, givenBack, inUse, changed, gone } = foresight
  const isPart = lines < of
  const does = [
    deleted > 0 && `${counted(deleted)} that it made will be deleted.`,
    givenBack > 0 && `${counted(givenBack)} will get old values back.`,
  ].filter((text) => text !== false)
  const leaves = [
    inUse > 0 && `${counted(inUse)} that it made will stay: in use by tickets or something else.`,
    changed > 0 && `${counted(changed)} will stay as changed by somebody since.`,
    gone > 0 && `${counted(gone)} gone already.`,
  ].filter((text) => text !== false)
  return (
    <Section title="Undo import" description="As things are now. An undo cannot be undone.">
      {isPart && (
        <p className="text-muted-foreground">
          The first {lines.toLocaleString('en')} of {of.toLocaleString('en')} lines were looked at.
          An undo goes through all of them.
        </p>
      )}
      {does.length > 0 && <List items={does} />}
      {does.length === 0 && !isPart && <p>There is nothing left that it could undo.</p>}
      {leaves.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="text-sm">What stays</h3>
          <List items={leaves} />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {(does.length > 0 || isPart) && (
          <ActForm act={act} variant="danger" size="md">
            Undo import
          </ActForm>
        )}
        <LinkButton href={back}>Keep it</LinkButton>
      </div>
    </Section>
  )
}

function List({ items }: { items: string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
