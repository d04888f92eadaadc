import { Button, buttonVariants } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InputField } from '@/components/ui/form-fields'
import { controlStyle, Input } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import type { CustomField } from '@/lib/custom-fields/types'
import { quote } from '@/lib/search/tokens'
import { CHANNEL_LABELS, PRIORITY_LABELS, STATUS_LABELS } from '@/lib/tickets/labels'
import type { ListChoices } from '@/lib/tickets/list-choices'

type Choice = [clause: string, label: string]

const CHECKED = [
  ['true', 'Yes'],
  ['false', 'No'],
] as const

const labelled = (property: string, labels: Record<string, string>): Choice[] =>
  Object.entries(labels).map(([value, label]) => [`${property}:${value}`, label])

const named = (property: string, things: { name: string }[]): Choice[] =>
  things.map(({ name }) => [`${property}:${quote(name)}`, name])

/** The fields of the workspace that take one of a few values; others are written in the search. */
const isChoice = ({ type }: CustomField) => type === 'choice' || type === 'checkbox'

function valuesOf({ key, type, choices }: CustomField): Choice[] {
  const values = type === 'checkbox' ? CHECKED : choices.map((value) => [value, value] as const)
  return values.map(([value, label]) => [`field.${key}:${quote(value)}`, label])
}

/** What can be chosen to narrow a list, as clauses of the query; names are those of the workspace. */
const menus = ({ users, teams, fields }: ListChoices): [string, Choice[]][] => [
  ['Status', [['is:unsolved', 'All unsolved'], ...labelled('status', STATUS_LABELS)]],
  ['Priority', labelled('priority', PRIORITY_LABELS)],
  ['Assignee', [['assignee:me', 'Me'], ['assignee:none', 'Nobody'], ...named('assignee', users)]],
  ['Team', [['team:mine', 'My teams'], ['team:none', 'No team'], ...named('team', teams)]],
  [
    'State',
    [
      ['is:unread', 'Unread'],
      ['is:waiting', 'Waiting for us'],
      ['is:mentioned', 'Mentions me'],
      ['is:snoozed', 'Snoozed'],
      ['is:woken', 'Woken'],
      ['is:rated', 'Rated'],
      ['is:merged', 'Merged'],
    ],
  ],
  ['Channel', labelled('channel', CHANNEL_LABELS)],
  [
    'Folder',
    [
      ['in:spam', 'Spam'],
      ['in:trash', 'Trash'],
      ['in:anywhere', 'Anywhere'],
    ],
  ],
  ...fields.filter(isChoice).map((field): [string, Choice[]] => [field.label, valuesOf(field)]),
]

type FilterMenuProps = {
  text: string
  choices: ListChoices
  /** The view that was come from: what is changed here may go into it. */
  view: string | undefined
}

/** Adds filters to the query: a GET form in a native disclosure. Each choice replaces its like. */
export function FilterMenu({ text, choices, view }: FilterMenuProps) {
  return (
    <details name="list-menu" className="group relative shrink-0">
      <summary
        className={cn(
          buttonVariants({ size: 'inline' }),
          'list-none [&::-webkit-details-marker]:hidden',
        )}
      >
        Filter
      </summary>
      <form
        action="/tickets"
        aria-label="Filter"
        className="absolute top-full left-0 z-10 mt-1 grid w-md max-w-[calc(100vw-2rem)] grid-cols-2 gap-3 rounded-lg border bg-popover p-4 shadow-popover"
      >
        <input type="hidden" name="q" value={text} />
        {view && <input type="hidden" name="view" value={view} />}
        {menus(choices).map(([label, values]) => (
          <Field key={label} label={label}>
            {(control) => (
              <select {...control} name="add" className={cn(controlStyle, 'h-8 px-2')}>
                <option value="">Any</option>
                {values.map(([clause, name]) => (
                  <option key={clause} value={clause}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
        <InputField label="Tag" name="tag" defaultValue="" maxLength={50} autoComplete="off" />
        <InputField label="Requester" name="requester" defaultValue="" maxLength={200} />
        <InputField label="Company" name="company" defaultValue="" maxLength={200} />
        <Field label="Created from">
          {(control) => <Input {...control} type="date" name="from" />}
        </Field>
        <Field label="Created up to">
          {(control) => <Input {...control} type="date" name="to" />}
        </Field>
        <p className="col-span-2 flex items-center justify-between gap-3 text-xs text-muted-foreground">
          Anything else can be written in the search.
          <Button type="submit" variant="primary">
            Apply
          </Button>
        </p>
      </form>
    </details>
  )
}
