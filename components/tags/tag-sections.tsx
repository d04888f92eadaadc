import Link from 'next/link'
import { DangerForm } from '@/components/admin/danger-form'
import { Section } from '@/components/layout/section'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { CountedTag, TagUses } from '@/lib/tags/types'
import { ticketsText } from './count-text'
import { RenameTagForm } from './rename-tag-form'

type TagSectionsProps = {
  tag: CountedTag
  uses: TagUses
  rename: FormAction
  merge: FormAction
  remove: FormAction
}

const UNDONE = 'For thirty days it can be taken back under Deleted.'

/** All that an admin does about a tag. */
export function TagSections({ tag, uses, rename, merge, remove }: TagSectionsProps) {
  const { name, tickets } = tag
  return (
    <>
      <Section title="In use" description="Where this tag stands now.">
        <Uses tag={tag} uses={uses} />
      </Section>
      <Section
        title="Rename"
        description="Tickets, macros and views follow. The history of tickets keeps the name of the time."
      >
        <RenameTagForm act={rename} name={name} />
      </Section>
      <Section
        title="Merge"
        description="The tickets, macros and views of this tag get another one instead, and this one goes."
      >
        <DangerForm
          act={merge}
          verb="Merge"
          name={name}
          lost={`${ticketsText(tickets)} will no longer bear ${name}. ${UNDONE}`}
          asks={{ name: 'into', label: 'Merge into', hint: 'The name of the tag that stays.' }}
        />
      </Section>
      <Section
        title="Delete"
        description="It is taken off all tickets, closed ones too. A macro that gives it makes it anew."
      >
        <DangerForm
          act={remove}
          verb="Delete"
          name={name}
          lost={`${ticketsText(tickets)} will lose ${name}. ${UNDONE}`}
        />
      </Section>
    </>
  )
}

function Uses({
  tag: { name, tickets },
  uses: { macros, views },
}: Pick<TagSectionsProps, 'tag' | 'uses'>) {
  return (
    <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-y-1.5">
      <dt className="text-muted-foreground">Tickets</dt>
      <dd>
        <Link
          href={`/tickets?q=${encodeURIComponent(`tag:${name}`)}`}
          prefetch={false}
          className="underline underline-offset-2"
        >
          {ticketsText(tickets)}
        </Link>
      </dd>
      <dt className="text-muted-foreground">Macros</dt>
      <dd className="wrap-anywhere">{macros.map((macro) => macro.name).join(', ') || 'None'}</dd>
      <dt className="text-muted-foreground">Views</dt>
      <dd className="wrap-anywhere">{views.map((view) => view.name).join(', ') || 'None'}</dd>
    </dl>
  )
}
