import { Section } from '@/components/layout/section'
import type { FormAction } from '@/lib/forms/use-action-form'
import type { Named } from '@/lib/tickets/types'
import type { ManagedUser } from '@/lib/users/types'
import { AccessForms } from './access-forms'
import { RoleForm } from './role-form'
import { SignOutForm } from './sign-out-form'

type UserSectionsProps = {
  user: ManagedUser
  isSelf: boolean
  isLastAdmin: boolean
  /** Active users besides this one, who may take the open tickets. */
  colleagues: Named[]
  changeRole: FormAction
  signOut: FormAction
  deactivate: FormAction
  reactivate: FormAction
}

/** All that an admin does about a user. What would be refused is not offered, and it says why. */
export function UserSections({ user, isSelf, isLastAdmin, ...props }: UserSectionsProps) {
  const heirs = [
    { value: '', label: 'Nobody: leave them unassigned' },
    ...props.colleagues.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <>
      <Section title="Role" description="Agents work on tickets. Admins run the workspace as well.">
        {isSelf ? (
          <p className="text-muted-foreground">
            Nobody changes their own role. Another admin can do it.
          </p>
        ) : (
          <RoleForm role={user.role} save={props.changeRole} />
        )}
      </Section>
      <Section
        title="Sessions"
        description={
          isSelf
            ? 'Ends all your sessions, this one included.'
            : 'Ends all sessions at once, on every device. They can sign in again.'
        }
      >
        <SignOutForm signOut={props.signOut} />
      </Section>
      <Section
        title="Access"
        description={
          user.deactivatedAt
            ? 'A deactivated user reaches nothing. What they did stays in the history.'
            : 'A deactivated user reaches nothing from the next click on. What they did stays in the history, and they can be reactivated.'
        }
      >
        <AccessForms
          name={user.name}
          active={user.deactivatedAt === null}
          openTickets={user.openTickets}
          kept={isLastAdmin ? lastAdminText(isSelf) : undefined}
          heirs={heirs}
          deactivate={props.deactivate}
          reactivate={props.reactivate}
        />
      </Section>
    </>
  )
}

function lastAdminText(isSelf: boolean): string {
  const who = isSelf ? 'You are' : 'This is'
  return `${who} the last admin, who can be neither demoted nor deactivated. Make somebody else an admin first.`
}
