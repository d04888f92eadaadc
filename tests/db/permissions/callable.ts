/**
 * Which of our functions in `private` a role may call. The API shows none of them: they are called
 * by policies, defaults, constraints, and by the thin functions above. All others: nobody.
 */
export const callable: Readonly<Record<'anon' | 'authenticated', readonly string[]>> = {
  anon: [
    ...['acting_as', 'actor_contact_id', 'actor_id', 'actor_kind', 'actor_user_id', 'has_scope'],
    ...['is_admin', 'linked_ticket'],
    ...['count_sign_in_attempt', 'exchange_api_key', 'exchange_requester_link', 'receive_webhook'],
    'webhook_body_limit',
  ],
  authenticated: [
    ...['acting_as', 'actor_contact_id', 'actor_id', 'actor_kind', 'actor_user_id', 'has_scope'],
    ...['is_admin', 'linked_ticket', 'hidden_team_ids', 'actor_name', 'current_channel'],
    ...['may_read_contacts', 'may_read_tickets', 'may_write_contacts', 'may_write_tickets'],
    'begin_writing',
    ...['is_clean_line', 'is_email', 'count_sign_in_attempt', 'find_or_create_contact'],
    ...['require_writable_contact', 'require_writable_ticket', 'ticket_to_answer', 'lock_ticket'],
    ...['file_ticket', 'snooze_ticket', 'split_message'],
    ...['start_follow_up', 'merge_tickets', 'unmerge_ticket', 'merge_contacts', 'unmerge_contact'],
    ...['change_user_role', 'deactivate_user', 'reactivate_user', 'sign_out_user', 'mark_seen'],
    ...['invite_user', 'contacts_named'],
    ...[
      'mark_ticket_read',
      'unread_among',
      'count_tickets',
      'sorted_tickets',
      'relevant_tickets',
      'snippets',
    ],
    ...['fill_macro', 'foreseen_refusal', 'plan_ticket_changes', 'change_tickets'],
    ...['give_back_tickets', 'give_back_stamps', 'is_bulk_change', 'open_bulk_change'],
    ...['lock_bulk_change', 'require_bulk_change', 'work_tickets', 'keep_bulk_outcomes'],
    'stop_bulk_change',
    ...['remember_answer', 'unseen_by_writer', 'change_with_answer', 'take_back_message'],
    ...['users_who_see', 'be_present', 'undo_time'],
    ...['count_messages', 'shown_messages'],
    ...['list_jobs', 'count_jobs', 'retry_jobs'],
    ...['attachment_limits', 'refuse_file_type', 'finish_attachment', 'attach_files'],
    ...['attachment_of', 'file_facts'],
    ...['add_webhook_source', 'rotate_webhook_secret', 'list_webhook_secrets'],
    ...['set_webhook_source_disabled', 'set_webhook_signature', 'set_webhook_mapping'],
    'replay_webhook_events',
  ],
}
