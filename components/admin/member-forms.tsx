'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import type { Choice } from '@/components/ui/select'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { TeamMember } from '@/lib/teams/types'

/** Puts somebody into a team. */
export function AddMemberForm({ choices, add }: { choices: Choice[]; add: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(add)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <SelectField
          label="Add a member"
          className="flex-1"
          choices={choices}
          {...field('user_id')}
        />
        <Button type="submit" aria-disabled={pending || undefined}>
          Add
        </Button>
      </div>
      <FormStatus state={state} />
    </ActionForm>
  )
}

/** Who is in a team, each with a button that takes them out. */
export function MemberList({ members, remove }: { members: TeamMember[]; remove: FormAction }) {
  const { state, formAction, pending } = useActionForm(remove)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-2">
      {members.length === 0 ? (
        <p className="text-muted-foreground">Nobody is in this team yet.</p>
      ) : (
        <ul aria-label="Members" className="flex flex-col rounded-lg border">
          {members.map((member) => (
            <Member key={member.id} member={member} />
          ))}
        </ul>
      )}
      <FormStatus state={state} />
    </ActionForm>
  )
}

function Member({ member: { id, name, email, isActive } }: { member: TeamMember }) {
  return (
    <li className="flex min-h-9 items-center gap-2 border-b py-1 pr-1.5 pl-3 last:border-b-0">
      <Avatar name={name} size="sm" />
      <bdi className="truncate font-medium">{name}</bdi>
      <span className="min-w-0 flex-1 truncate text-muted-foreground max-sm:sr-only">{email}</span>
      {!isActive && <Badge>Deactivated</Badge>}
      <Button
        type="submit"
        name="user_id"
        value={id}
        variant="ghost"
        size="inline"
        className="max-sm:ml-auto"
      >
        Remove<span className="sr-only"> {name}</span>
      </Button>
    </li>
  )
}
