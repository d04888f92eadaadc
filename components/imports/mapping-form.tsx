'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/form-fields'
import { Select } from '@/components/ui/select'
import type { CustomField } from '@/lib/custom-fields/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { EXISTING_LABELS, TARGET_LABELS } from '@/lib/imports/labels'
import { type ContactImport, EXISTING, TARGETS } from '@/lib/imports/types'

type MappingFormProps = {
  check: FormAction
  one: Pick<ContactImport, 'headers' | 'mapping' | 'existing'>
  /** The first lines of the file. */
  samples: string[][]
  /** The fields that the workspace adds to contacts. */
  fields: CustomField[]
  primary: boolean
}

const TARGET_CHOICES = TARGETS.map((value) => ({ value, label: TARGET_LABELS[value] }))
const EXISTING_CHOICES = EXISTING.map((value) => ({ value, label: EXISTING_LABELS[value] }))

/** Says of each column what it is; beside it stands what the first lines have there. */
export function MappingForm({ check, one, samples, fields, primary }: MappingFormProps) {
  const targets = [
    ...TARGET_CHOICES,
    ...fields.map(({ key, label }) => ({ value: `field.${key}`, label })),
  ]
  const { state, formAction, pending, field } = useActionForm(check)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <table className="w-full table-fixed max-sm:block">
        <caption className="sr-only">Columns</caption>
        <thead className="max-sm:sr-only">
          <tr className="border-b text-left text-2xs text-muted-foreground *:h-8 *:font-medium">
            <th scope="col" className="w-1/4 pr-2">
              Column
            </th>
            <th scope="col" className="px-2">
              First lines
            </th>
            <th scope="col" className="w-44">
              Import as
            </th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {one.headers.map((header, at) => {
            const { name, defaultValue } = field(`column_${at}`, one.mapping[at] ?? '')
            const first = samples.flatMap((cells) => cells[at]?.slice(0, 80) || [])
            return (
              <tr
                key={name}
                className="border-b *:py-1.5 max-sm:grid max-sm:grid-cols-2 max-sm:items-baseline max-sm:gap-x-3 max-sm:py-1.5"
              >
                <th scope="row" className="pr-2 text-left font-medium">
                  <bdi className="block truncate" title={header}>
                    {header}
                  </bdi>
                </th>
                <td className="px-2 text-xs text-muted-foreground max-sm:px-0">
                  <bdi className="block truncate" title={first.join(' · ')}>
                    {first.join(' · ') || 'Empty'}
                  </bdi>
                </td>
                <td className="max-sm:col-span-2">
                  <Select
                    name={name}
                    defaultValue={defaultValue}
                    aria-label={`Import ${header} as`}
                    choices={targets}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <SelectField
        label="Contacts that are known already"
        hint="They are known by their e-mail addresses. Nothing is ever emptied."
        choices={EXISTING_CHOICES}
        {...field('existing', one.existing)}
      />
      <div>
        <Button
          type="submit"
          variant={primary ? 'primary' : 'secondary'}
          aria-disabled={pending || undefined}
        >
          Check
        </Button>
      </div>
    </ActionForm>
  )
}
