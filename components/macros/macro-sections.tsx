import { DangerForm } from '@/components/admin/danger-form'
import { Section } from '@/components/layout/section'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { ShownMacro } from '@/lib/macros/preview'
import type { Macro } from '@/lib/macros/types'
import { type MacroChoices, MacroForm } from './macro-form'
import { MacroPreview } from './macro-preview'

type MacroSectionsProps = {
  macro: Macro
  choices: MacroChoices
  ticket: number | undefined
  shown: ShownMacro | null
  change: FormAction
  remove: FormAction
}

/** All that an admin does about a macro. */
export function MacroSections(props: MacroSectionsProps) {
  const { macro, choices, ticket, shown, change, remove } = props
  const whose = macro.owner ? `the personal macro of ${macro.owner.name}` : 'shared by everybody'
  return (
    <>
      <Section title="Macro" description={`It is ${whose}.`}>
        <MacroForm save={change} choices={choices} macro={macro} />
      </Section>
      <Section
        title="Preview"
        description="What the saved macro would write and change on a ticket. Nothing is sent."
      >
        <MacroPreview macro={macro.id} ticket={ticket} shown={shown} />
      </Section>
      <Section title="Delete" description="Replies that were sent with it stay.">
        <DangerForm
          act={remove}
          verb="Delete"
          name={macro.name}
          lost={`Nobody can use ${macro.name} any more. For thirty days it can be restored under Deleted.`}
        />
      </Section>
    </>
  )
}
