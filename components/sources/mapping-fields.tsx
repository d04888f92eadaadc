import { InputField } from '@/components/ui/form-fields'

type Field = (name: string) => { name: string; defaultValue: string; error: string | undefined }
type Shown = { name: string; label: string; hint?: string; optional?: boolean }

const TICKET: Shown[] = [
  { name: 'subject', label: 'Subject' },
  { name: 'body', label: 'Message' },
  { name: 'requester_email', label: 'Requester email' },
  { name: 'requester_name', label: 'Requester name', optional: true },
  {
    name: 'priority',
    label: 'Priority',
    hint: 'Its value has to be low, normal, high or urgent.',
    optional: true,
  },
  {
    name: 'tags',
    label: 'Tags',
    hint: 'A path with several values, or words with commas between.',
    optional: true,
  },
]
const LATER: Shown[] = [
  {
    name: 'external_key',
    label: 'Key',
    hint: 'What the thing is called over there. Events of one key belong to one ticket.',
    optional: true,
  },
  {
    name: 'kind',
    label: 'What tells them apart',
    hint: 'Left empty, the first event of a key makes a ticket and later ones messages on it.',
    optional: true,
  },
  { name: 'ticket_kinds', label: 'Values that make a ticket', optional: true },
  { name: 'message_kinds', label: 'Values that make a message', optional: true },
]

type MappingFieldsProps = { field: Field; customFields: { key: string; label: string }[] }

/** The controls of a mapping. A JSON path begins with $; anything else is taken as it stands. */
export function MappingFields({ field, customFields }: MappingFieldsProps) {
  const custom = customFields.map(({ key, label }) => ({
    name: `custom.${key}`,
    label,
    optional: true,
  }))
  return (
    <>
      <Group title="The ticket" fields={TICKET} field={field}>
        A JSON path begins with $, such as $.issue.title or $.labels[*].name. Anything else is taken
        as it stands.
      </Group>
      <Group title="Later events" fields={LATER} field={field}>
        How one more event about the same thing finds its ticket.
      </Group>
      {custom.length > 0 && (
        <Group title="Custom fields" fields={custom} field={field}>
          Values are held to the type of their field.
        </Group>
      )}
    </>
  )
}

type GroupProps = { title: string; fields: Shown[]; field: Field; children: string }

function Group({ title, fields, field, children }: GroupProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="pb-3 text-sm font-semibold">{title}</legend>
      <p className="-mt-2 text-muted-foreground">{children}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map(({ name, ...shown }) => (
          <InputField
            key={name}
            {...shown}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...field(name)}
          />
        ))}
      </div>
    </fieldset>
  )
}
