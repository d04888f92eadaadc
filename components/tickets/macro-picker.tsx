import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { Select } from '@/components/ui/select'
import type { Preparation } from '@/lib/answering/types'

/** Gives a control its name and what was typed into it. */
export type FieldOf = (
  name: string,
  fallback?: string,
) => { name: string; defaultValue: string; error: string | undefined }

/** Puts a canned reply into the text. */
export function MacroPicker({ macros, field }: { macros: Preparation['macros']; field: FieldOf }) {
  if (macros.length === 0) return null
  const { name, defaultValue } = field('macro')
  return (
    <div className="flex min-w-44 flex-1 gap-1">
      <span className="min-w-0 flex-1">
        <Select
          aria-label="Macro"
          name={name}
          defaultValue={defaultValue}
          choices={[
            { value: '', label: 'Macro…' },
            ...macros.map((macro) => ({ value: macro.id, label: macro.name })),
          ]}
        />
      </span>
      <Button type="submit" name="intent" value="macro">
        Apply
      </Button>
    </div>
  )
}

/** Says what a macro changes on the ticket when its text is sent, and lets one keep that back. */
export function MacroChanges({ field }: { field: FieldOf }) {
  const said = field('changes_said').defaultValue
  if (!said) return null
  return (
    <>
      <input type="hidden" name="changes" value={field('changes').defaultValue} />
      <input type="hidden" name="changes_said" value={said} />
      <CheckboxField
        label="Change the ticket when this is sent"
        hint={said.replaceAll('\n', ' · ')}
        {...field('with_changes', 'on')}
      />
    </>
  )
}
