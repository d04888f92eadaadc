'use client'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { ArrowDownIcon, ArrowUpIcon } from '@/components/ui/icons'
import { FIELD_TYPE_LABELS } from '@/lib/custom-fields/labels'
import type { ManagedField } from '@/lib/custom-fields/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { bearersText } from './bearers-text'

type FieldListProps = { title: string; fields: ManagedField[]; move?: FormAction }

const noMove: FormAction = async (state) => state

/** Fields in their order; with buttons that move them where there is an order to change. */
export function FieldList({ title, fields, move }: FieldListProps) {
  const { state, formAction, pending } = useActionForm(move ?? noMove)
  return (
    <ActionForm state={state} action={formAction} pending={pending}>
      <ul aria-label={title}>
        {fields.map((field, at) => (
          <li
            key={field.id}
            id={`field-${field.id}`}
            className="flex min-h-12 scroll-mt-14 items-center gap-1 border-b py-1 pr-2.5 pl-4 hover:bg-accent sm:pr-4.5 sm:pl-6"
          >
            <FieldText field={field} />
            {move && <MoveButton field={field} direction="up" end={at === 0} />}
            {move && <MoveButton field={field} direction="down" end={at === fields.length - 1} />}
          </li>
        ))}
      </ul>
      <div className="sr-only">
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}

function FieldText({ field }: { field: ManagedField }) {
  const { id, key, label, type, required, requiredInForms } = field
  return (
    <div className="min-w-0 flex-1 pr-2">
      <p className="flex min-w-0 items-center gap-2">
        <Link
          href={`/admin/fields/${id}`}
          prefetch={false}
          title={label}
          className="min-w-0 truncate rounded-sm font-medium hover:underline"
        >
          <bdi>{label}</bdi>
        </Link>
        {required && <Badge>Needed to solve</Badge>}
        {requiredInForms && <Badge>Required in forms</Badge>}
      </p>
      <p className="truncate text-xs text-muted-foreground">
        {FIELD_TYPE_LABELS[type]} · {key} · {bearersText(field)}
      </p>
    </div>
  )
}

type MoveButtonProps = { field: ManagedField; direction: 'up' | 'down'; end: boolean }

/** Stays a button at the end of the list, so that who presses it again and again keeps the focus. */
function MoveButton({ field, direction, end }: MoveButtonProps) {
  const Arrow = direction === 'up' ? ArrowUpIcon : ArrowDownIcon
  return (
    <Button
      type="submit"
      name="move"
      value={`${field.id} ${direction}`}
      variant="ghost"
      size="inline"
      aria-disabled={end || undefined}
      title={`Move ${direction}`}
    >
      <Arrow />
      <span className="sr-only">
        Move {field.label} {direction}
      </span>
    </Button>
  )
}
