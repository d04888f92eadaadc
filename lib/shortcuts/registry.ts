import type { Place, Shortcut } from './types'

export const PLACE_TITLES: Record<Place, string> = {
  anywhere: 'Anywhere',
  list: 'In a list',
  ticket: 'On a ticket',
}

/**
 * Everything that keys do. The handling, the sheet that `?` opens and the page /shortcuts are made
 * of this; what a place says of a key goes before what holds anywhere.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { place: 'anywhere', keys: ['/'], does: 'Search', calls: 'search' },
  { place: 'anywhere', keys: ['c'], does: 'Write a new ticket', goes: '/tickets/new' },
  { place: 'anywhere', keys: ['g t'], does: 'Go to the tickets', goes: '/tickets' },
  { place: 'anywhere', keys: ['g s'], does: 'Go to your settings', goes: '/settings' },
  { place: 'anywhere', keys: ['g u'], does: 'Go to the users', goes: '/admin/users', for: 'admin' },
  { place: 'anywhere', keys: ['g m'], does: 'Go to the teams', goes: '/admin/teams', for: 'admin' },
  { place: 'anywhere', keys: ['g l'], does: 'Go to the log', goes: '/admin/audit', for: 'admin' },
  { place: 'anywhere', keys: ['Mod+Enter'], does: 'Send or save what you typed', calls: 'submit' },
  { place: 'anywhere', keys: ['Escape'], does: 'Leave a field, or close', calls: 'leave' },
  { place: 'anywhere', keys: ['?'], does: 'Show these shortcuts', calls: 'showSheet' },

  { place: 'list', keys: ['j', 'ArrowDown'], does: 'Next row', calls: 'nextRow', repeats: true },
  {
    place: 'list',
    keys: ['k', 'ArrowUp'],
    does: 'Previous row',
    calls: 'previousRow',
    repeats: true,
  },
  { place: 'list', keys: ['o', 'Enter'], does: 'Open', calls: 'openRow' },
  { place: 'list', keys: ['x'], does: 'Select, or not', calls: 'selectRow' },
  { place: 'list', keys: ['Shift+x'], does: 'Select from the last one to here', calls: 'selectTo' },
  {
    place: 'list',
    keys: ['Shift+j'],
    does: 'Select, and the next',
    calls: 'selectDown',
    repeats: true,
  },
  {
    place: 'list',
    keys: ['Shift+k'],
    does: 'Select, and the previous',
    calls: 'selectUp',
    repeats: true,
  },
  { place: 'list', keys: ['r'], does: 'Show what is new', calls: 'refresh' },
  { place: 'list', keys: [']', 'g n'], does: 'Next page', uses: 'a[rel=next]' },
  { place: 'list', keys: ['[', 'g p'], does: 'Previous page', uses: 'a[rel=prev]' },

  { place: 'ticket', keys: ['r'], does: 'Reply', uses: '[data-shortcut=reply]' },
  { place: 'ticket', keys: ['n'], does: 'Write a note', uses: '[data-shortcut=note]' },
  { place: 'ticket', keys: ['s'], does: 'Status', uses: '[name=status]' },
  { place: 'ticket', keys: ['a'], does: 'Assignee', uses: '[name=assignee_id]' },
  { place: 'ticket', keys: ['p'], does: 'Priority', uses: '[name=priority]' },
  { place: 'ticket', keys: ['t'], does: 'Tags', uses: '[name=tags]' },
  { place: 'ticket', keys: ['j'], does: 'Next ticket', uses: 'a[rel=next]' },
  { place: 'ticket', keys: ['k'], does: 'Previous ticket', uses: 'a[rel=prev]' },
  { place: 'ticket', keys: ['u'], does: 'Back to the list', uses: 'a[rel=up]', goes: '/tickets' },
]
