import { expect, test } from 'vitest'
import { changesText, sentenceOf } from '@/lib/audit/sentences'
import type { AuditLine } from '@/lib/audit/types'

function said(line: Partial<AuditLine>): string {
  const { verb, name, changes } = sentenceOf(
    {
      id: 1,
      at: '2026-11-22T12:00:00+00:00',
      actor: { kind: 'user', name: 'Admin' },
      action: 'changed',
      kind: 'users',
      object: { id: '0', name: 'Sam' },
      changes: {},
      ...line,
    },
    'Europe/Berlin',
  )
  return [`${verb} ${name}`, changesText(changes)].filter(Boolean).join('. ')
}

test.each<[string, Partial<AuditLine>]>([
  [
    'changed the user Sam. Role: Agent → Admin',
    { changes: { role: { from: 'agent', to: 'admin' } } },
  ],
  ['deactivated the user Sam', { changes: { deactivated_at: { from: null, to: '2026-11-22' } } }],
  ['reactivated the user Sam', { changes: { deactivated_at: { from: '2026-11-22', to: null } } }],
  ['changed the picture of the user Sam', { changes: { picture: { from: null, to: 'a/b' } } }],
  ['removed the picture of the user Sam', { changes: { picture: { from: 'a/b', to: null } } }],
  ['ended all sessions of the user Sam', { action: 'signed_out' }],
  [
    'removed the tickets in spam and trash. Tickets: 12, 15 → nothing',
    {
      kind: 'tickets',
      action: 'deleted',
      object: { id: '12', name: 'spam and trash' },
      changes: { tickets: { from: [12, 15], to: null } },
    },
  ],
  [
    'changed the user Sam. Signature: Bye → nothing',
    { changes: { signature: { from: 'Bye', to: '' } } },
  ],
  [
    'changed the user Sam. Notifications: assigned, replied → none',
    {
      changes: {
        notifications: {
          from: { replied: true, assigned: true },
          to: { replied: false, assigned: false },
        },
      },
    },
  ],
  [
    'renewed the invitation of Sam. Expires: 22 Nov 2026, 13:00 → 29 Nov 2026, 13:00',
    {
      kind: 'invitations',
      changes: { expires_at: { from: '2026-11-22T12:00:00Z', to: '2026-11-29T12:00:00Z' } },
    },
  ],
  [
    'added the team Sam. Private: Yes',
    {
      kind: 'teams',
      action: 'created',
      changes: { is_private: { from: null, to: true }, id: { from: null, to: '0' } },
    },
  ],
  ['removed the team member Sam', { kind: 'team_members', action: 'deleted' }],
  [
    'changed the gadgets Sam. Size: 1 → 2',
    { kind: 'gadgets', changes: { size: { from: 1, to: 2 } } },
  ],
])('%s', (sentence, line) => {
  expect(said(line)).toBe(sentence)
})
