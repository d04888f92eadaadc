import { Disclosure } from '@/components/admin/disclosure'
import { Section } from '@/components/layout/section'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { ShownMacro } from '@/lib/macros/preview'
import type { Macro } from '@/lib/macros/types'
import { DeleteMacroForm } from './delete-macro-form'
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
        <Disclosure label="Delete…" danger>
          <div className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4">
            <p className="wrap-anywhere">
              Nobody can use {macro.name} any more. Until thirty days have passed it can be restored
              under Deleted.
            </p>
            <DeleteMacroForm name={macro.name} act={remove} />
          </div>
        </Disclosure>
      </Section>
    </>
  )
}
