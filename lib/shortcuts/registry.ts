import type { Place, Shortcut } from './types'

export const PLACE_TITLES: Record<Place, string> = {
  anywhere: 'Anywhere',
  list: 'In a list',
  ticket: 'On a ticket',
}

/**
 * Everything that keys do. The handling, the sheet that `?` opens, the page /shortcuts and the acts
 * of the palette are made of this; what a place says of a key goes before what holds anywhere.
 */
export const SHORTCUTS: Record<Place, readonly Shortcut[]> = {
  anywhere: [
    { keys: ['Mod+k'], does: 'Jump to anything', calls: 'showPalette', only: 'keys' },
    { keys: ['/'], does: 'Search', calls: 'search', only: 'keys' },
    { keys: ['c'], does: 'Write a new ticket', goes: '/tickets/new' },
    { keys: ['g t'], does: 'Go to the tickets', goes: '/tickets' },
    { keys: ['g d'], does: 'Go to the dashboard', goes: '/dashboard' },
    { keys: ['g a'], does: 'Go to the articles', goes: '/articles' },
    { keys: ['g c'], does: 'Go to the contacts', goes: '/contacts' },
    { keys: ['g o'], does: 'Go to the companies', goes: '/companies' },
    { keys: ['g s'], does: 'Go to your settings', goes: '/settings' },
    { keys: ['g u'], does: 'Go to the users', goes: '/admin/users', for: 'admin' },
    { keys: ['g m'], does: 'Go to the teams', goes: '/admin/teams', for: 'admin' },
    { keys: ['g l'], does: 'Go to the audit log', goes: '/admin/audit', for: 'admin' },
    { keys: [], does: 'Write an article', goes: '/articles/new' },
    { keys: [], does: 'Create a contact', goes: '/contacts/new' },
    { keys: [], does: 'Create a company', goes: '/companies/new' },
    { keys: [], does: 'Invite users', goes: '/admin/users/invite', for: 'admin' },
    { keys: [], does: 'Create a team', goes: '/admin/teams/new', for: 'admin' },
    { keys: ['Mod+Enter'], does: 'Send or save what you typed', calls: 'submit', only: 'keys' },
    { keys: ['Escape'], does: 'Leave a field, or close', calls: 'leave', only: 'keys' },
    { keys: ['?'], does: 'Show the keyboard shortcuts', calls: 'showSheet' },
  ],
  list: [
    { keys: ['j', 'ArrowDown'], does: 'Next row', calls: 'nextRow', only: 'keys', repeats: true },
    {
      keys: ['k', 'ArrowUp'],
      does: 'Previous row',
      calls: 'previousRow',
      only: 'keys',
      repeats: true,
    },
    { keys: ['o', 'Enter'], does: 'Open', calls: 'openRow', only: 'keys' },
    { keys: ['x'], does: 'Select, or not', calls: 'selectRow', only: 'keys' },
    { keys: ['Shift+x'], does: 'Select all since the last', calls: 'selectTo', only: 'keys' },
    { keys: ['Shift+j'], does: 'Select, and the next', calls: 'selectDown', only: 'keys' },
    { keys: ['Shift+k'], does: 'Select, and the previous', calls: 'selectUp', only: 'keys' },
    {
      keys: ['e'],
      does: 'Solve what is selected, or the row',
      calls: 'solveSelected',
      only: 'keys',
    },
    { keys: ['r'], does: 'Show what is new', calls: 'refresh' },
    { keys: [']', 'g n'], does: 'Next page', uses: 'a[rel=next]' },
    { keys: ['[', 'g p'], does: 'Previous page', uses: 'a[rel=prev]' },
  ],
  ticket: [
    { keys: ['r'], does: 'Reply', uses: '[data-shortcut=reply]' },
    { keys: ['n'], does: 'Write a note', uses: '[data-shortcut=note]' },
    { keys: ['s'], does: 'Change the status', uses: '#properties [name=status]' },
    { keys: ['e'], does: 'Solve', calls: 'solveTicket' },
    { keys: ['a'], does: 'Change the assignee', uses: '#properties [name=assignee_id]' },
    { keys: ['p'], does: 'Change the priority', uses: '#properties [name=priority]' },
    { keys: ['t'], does: 'Change the tags', uses: '#properties [name=tags]' },
    { keys: ['j'], does: 'Next ticket', uses: 'a[rel=next]' },
    { keys: ['k'], does: 'Previous ticket', uses: 'a[rel=prev]' },
    { keys: ['u'], does: 'Back to the list', uses: 'a[rel=up]', goes: '/tickets' },
  ],
}
