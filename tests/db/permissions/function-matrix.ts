import { everyone, fullKey, insiders, tokenHolders, users } from './actors'
import { contactFunctions } from './contact-functions'
import {
  admin,
  asTickets,
  byFunction,
  byFunctionBeside,
  newDrafts,
  readContacts,
  readTickets,
  readUsers,
  writeContacts,
  writeTickets,
} from './groups'
import { helpFunctions } from './matrix-help'
import { operation } from './operation-functions'
import { requesterFunctions } from './requester-functions'
import type { FunctionRules } from './rules'

// Functions: the roles that may call it at all, and for whom it does something.
const signedIn = ['authenticated'] as const
const onUsers: FunctionRules = { roles: signedIn, execute: { "another's": admin } }
const onBulkChanges: FunctionRules = { roles: signedIn, execute: { own: users, "another's": [] } }
const forAdmins: FunctionRules = { roles: signedIn, execute: { any: admin } }
const onImports: FunctionRules = { roles: signedIn, execute: { any: admin } }

export const functions: Readonly<Record<string, FunctionRules>> = {
  ...contactFunctions,
  current_actor: { roles: ['anon', 'authenticated'], execute: { own: users } },
  create_ticket: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'of another private team': [...admin, ...writeTickets],
    },
  },
  update_ticket: {
    roles: signedIn,
    execute: {
      ...byFunction,
      'into their private team': [...insiders, ...writeTickets],
      'into another private team': [...admin, ...writeTickets],
    },
  },
  // A reply to a closed ticket starts its follow-up.
  add_message: {
    roles: signedIn,
    execute: {
      ...byFunction,
      'of the link': [...users, ...writeTickets, 'link'],
      'a note of the link': [...users, ...writeTickets],
      closed: [...users, ...writeTickets],
    },
  },
  list_tickets: { roles: signedIn, execute: { ...asTickets, closed: [...users, ...readTickets] } },
  matching_tickets: { roles: signedIn, execute: asTickets },
  ticket_neighbours: { roles: signedIn, execute: asTickets },
  // The link reads the replies of its own ticket.
  read_conversation: {
    roles: signedIn,
    execute: {
      ...asTickets,
      'of the link': [...asTickets['of the link'], 'link'],
      closed: asTickets['of no team'],
    },
  },
  // Who has the link has asked nothing else.
  list_tickets_beside: { roles: signedIn, execute: { ...asTickets, 'of the link': [] } },
  list_assignable: { roles: signedIn, execute: { any: [...users, ...readUsers] } },
  // They answer numbers to everybody; whose tickets are in them, search-limits.test.ts knows.
  count_tickets: { roles: signedIn, execute: { any: tokenHolders } },
  count_news: { roles: signedIn, execute: { any: tokenHolders } },
  suggest_names: {
    roles: signedIn,
    execute: {
      'a contact': [...users, ...readContacts],
      'a user': [...users, ...readUsers],
      'a tag': [...users, ...readTickets, 'key tickets:write'],
    },
  },
  mark_ticket_read: { roles: signedIn, execute: { any: tokenHolders } },
  answer_ticket: {
    roles: signedIn,
    execute: {
      ...byFunction,
      'of the link': [...users, ...writeTickets, 'link'],
      'a note of the link': [...users, ...writeTickets],
      'with a change, of the link': [...users, ...writeTickets],
      closed: [...users, ...writeTickets],
    },
  },
  begin_attachment: {
    roles: signedIn,
    execute: {
      ...byFunctionBeside,
      'of the link': [...users, ...writeTickets, 'link'],
      'a note of the link': [...users, ...writeTickets],
      'of a refused type': { ruled: [...users, ...writeTickets] },
    },
  },
  // Only what one began oneself is finished: attachments.test.ts knows.
  finish_attachment: { roles: signedIn, execute: { "another's": [] } },
  // Only what one sent oneself a moment ago is taken back: undo-send.test.ts knows.
  undo_message: { roles: signedIn, execute: { "another's": [] } },
  save_draft: { roles: signedIn, execute: newDrafts },
  list_mentionable: { roles: signedIn, execute: newDrafts },
  be_present: { roles: signedIn, execute: newDrafts },
  prepare_answer: { roles: signedIn, execute: { any: users } },
  fill_macro: {
    roles: signedIn,
    execute: {
      'of no team': users,
      'of their private team': insiders,
      'of another private team': admin,
      "another's": admin,
    },
  },
  set_ticket_tags: { roles: signedIn, execute: byFunction },
  set_ticket_custom_fields: { roles: signedIn, execute: byFunction },
  merge_tickets: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'into their private team': [...insiders, ...writeTickets],
      'of another private team': [...admin, ...writeTickets],
      closed: { ruled: [...users, ...writeTickets] },
    },
  },
  unmerge_ticket: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'out of their private team': [...insiders, ...writeTickets],
    },
  },
  start_bulk_change: {
    roles: signedIn,
    execute: { any: users, 'by a macro of their own': users, "by another's macro": admin },
  },
  continue_bulk_change: onBulkChanges,
  undo_bulk_change: onBulkChanges,
  list_bulk_change_tickets: onBulkChanges,
  list_bulk_change_records: onBulkChanges,
  stop_bulk_change: onBulkChanges,
  leave_bulk_change: onBulkChanges,
  weigh_bulk_change: onBulkChanges,
  // Away from the requester's eyes: their link neither files, snoozes, links nor splits.
  file_ticket: { roles: signedIn, execute: byFunctionBeside },
  snooze_ticket: { roles: signedIn, execute: byFunction },
  link_tickets: { roles: signedIn, execute: byFunctionBeside },
  unlink_tickets: { roles: signedIn, execute: byFunctionBeside },
  add_ticket_ccs: { roles: signedIn, execute: byFunctionBeside },
  related_tickets: { roles: signedIn, execute: asTickets },
  // A ticket keeps a reply: those of no team and of private teams have more than one.
  split_message: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'of another private team': [...admin, ...writeTickets],
      'of the link': { ruled: [...users, ...writeTickets] },
      closed: { ruled: [...users, ...writeTickets] },
    },
  },
  merge_contacts: { roles: signedIn, execute: { any: [...users, fullKey] } },
  unmerge_contact: { roles: signedIn, execute: { any: [...users, fullKey] } },
  list_counted_tags: { roles: signedIn, execute: { any: admin } },
  ...{ rename_tag: forAdmins, delete_tag: forAdmins, merge_tags: forAdmins },
  count_field_values: { roles: signedIn, execute: { any: admin } },
  move_custom_field: { roles: signedIn, execute: { any: admin } },
  restore_deletion: { roles: signedIn, execute: { any: admin } },
  create_subscription: forAdmins,
  change_subscription: forAdmins,
  switch_subscription: forAdmins,
  delete_subscription: forAdmins,
  rotate_subscription_secret: forAdmins,
  end_old_subscription_secret: forAdmins,
  list_subscription_secrets: forAdmins,
  send_test_webhook: forAdmins,
  resend_deliveries: forAdmins,
  begin_contact_import: onImports,
  finish_contact_import: { roles: signedIn, execute: { any: [] } },
  check_contact_import: onImports,
  start_contact_import: onImports,
  cancel_contact_import: onImports,
  undo_contact_import: onImports,
  delete_contact_import: onImports,
  foresee_import_undo: onImports,
  list_import_lines: onImports,
  change_user_role: { roles: signedIn, execute: { own: [], "another's": admin } },
  sign_out_user: onUsers,
  deactivate_user: onUsers,
  reactivate_user: { roles: signedIn, execute: { own: admin, "another's": admin } },
  invite_users: { roles: signedIn, execute: { any: admin } },
  read_dashboard: { roles: signedIn, execute: { any: users } },
  read_breakdown: { roles: signedIn, execute: { any: users } },
  ...operation,
  setup_state: { roles: signedIn, execute: { any: admin } },
  list_views: { roles: signedIn, execute: { any: users } },
  move_view: {
    roles: signedIn,
    execute: { shared: admin, own: users, "another's": admin, 'of their private team': admin },
  },
  list_users: { roles: signedIn, execute: { any: [...users, ...readUsers] } },
  // It answers nothing to anybody; whom it marks, deactivation.test.ts knows.
  mark_seen: { roles: signedIn, execute: { own: tokenHolders } },
  admit_api_request: { roles: ['anon'], execute: { any: ['anon'] } },
  is_api_origin: { roles: ['anon'], execute: { any: ['anon'] } },
  create_api_key: { roles: signedIn, execute: { any: admin } },
  limit_api_key: { roles: signedIn, execute: { any: admin } },
  revoke_api_key: { roles: signedIn, execute: { any: admin } },
  list_api_tickets: {
    roles: signedIn,
    execute: { ...asTickets, closed: [...users, ...readTickets] },
  },
  read_api_ticket: {
    roles: signedIn,
    execute: { ...asTickets, 'of the link': [...asTickets['of the link'], 'link'] },
  },
  // The link reads the replies of its own ticket.
  list_api_messages: {
    roles: signedIn,
    execute: { ...asTickets, 'of the link': [...asTickets['of the link'], 'link'] },
  },
  read_api_attachment: {
    roles: signedIn,
    execute: {
      ...asTickets,
      'of the link': [...asTickets['of the link'], 'link'],
      'a note of the link': asTickets['of the link'],
    },
  },
  list_api_events: { roles: signedIn, execute: asTickets },
  list_api_contacts: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  list_api_companies: { roles: signedIn, execute: { any: [...users, ...readContacts] } },
  perform_api_request: {
    roles: signedIn,
    execute: {
      'a ticket': writeTickets,
      'a change of no team': writeTickets,
      'a change of another private team': writeTickets,
      'a message': writeTickets,
      'to the trash': writeTickets,
      'a tag': writeTickets,
      'a contact': writeContacts,
      'a change of a contact': writeContacts,
      'a company': writeContacts,
      'a change of a company': writeContacts,
    },
  },
  // It tells of each what came of it, to all keys: once more one by one, above.
  perform_api_requests: {
    roles: signedIn,
    execute: { any: tokenHolders.filter((name) => /^key (?!revoked|expired)/.test(name)) },
  },
  exchange_api_key: { roles: ['anon'], execute: { any: ['anon'] } },
  exchange_requester_link: { roles: ['anon'], execute: { any: ['anon'] } },
  ...requesterFunctions,
  receive_webhook: { roles: ['anon'], execute: { any: ['anon'] } },
  webhook_body_limit: { roles: ['anon'], execute: { any: ['anon'] } },
  add_webhook_source: { roles: signedIn, execute: { any: admin } },
  rotate_webhook_secret: { roles: signedIn, execute: { any: admin } },
  list_webhook_secrets: { roles: signedIn, execute: { any: admin } },
  set_webhook_source_disabled: { roles: signedIn, execute: { any: admin } },
  // Only a generic source says where its signature stands, and what its events mean.
  set_webhook_signature: {
    roles: signedIn,
    execute: { any: { ruled: admin }, 'of a generic source': admin },
  },
  set_webhook_mapping: {
    roles: signedIn,
    execute: { any: { ruled: admin }, 'of a generic source': admin },
  },
  replay_webhook_events: { roles: signedIn, execute: { any: admin } },
  list_webhook_sources: { roles: signedIn, execute: { any: admin } },
  read_webhook_event: { roles: signedIn, execute: { any: admin } },
  ...helpFunctions,
  request_sign_in: { roles: ['anon', 'authenticated'], execute: { any: everyone } },
  try_sign_in_code: { roles: ['anon', 'authenticated'], execute: { any: everyone } },
}
