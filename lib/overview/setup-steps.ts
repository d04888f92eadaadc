import type { SetupStep } from './types'

/** How far a new workspace is. */
export type SetupState = {
  isNamed: boolean
  /** Whether anything brings tickets in by itself: an enabled source, or an API key that writes. */
  hasWayIn: boolean
  hasMailed: boolean
  /** Whether anybody else is a user, or invited. */
  hasCompany: boolean
  /** Whether a ticket has come in that no agent made. */
  hasTicket: boolean
}

/** What to do in a new workspace, in order, until tickets come in by themselves. */
export function setupSteps(state: SetupState): SetupStep[] {
  return [
    {
      title: 'Name the workspace',
      hint: 'The name stands in every mail that requesters get.',
      done: state.isNamed,
      href: '/admin/workspace',
      action: 'Open the settings',
    },
    {
      title: 'Open another way in',
      hint: 'The form at /request takes requests already. Mail, GitHub, Stripe and whatever posts webhooks come by sources: their pages say what to enter at the other end.',
      done: state.hasWayIn,
      href: '/admin/sources/new',
      action: 'Create a source',
    },
    {
      title: 'Send yourself a mail',
      hint: 'It shows at once whether answers will reach people.',
      done: state.hasMailed,
      href: '/admin/mail',
      action: 'Test the mail',
    },
    {
      title: 'Invite the others',
      hint: 'They get a link by mail. Agents work on tickets, admins run the workspace as well.',
      done: state.hasCompany,
      href: '/admin/users/invite',
      action: 'Invite people',
    },
    {
      title: 'Receive the first ticket',
      hint: 'Write to your support address, or open an issue: it is in the list a moment later.',
      done: state.hasTicket,
      href: '/tickets',
      action: 'Look at the list',
    },
  ]
}
