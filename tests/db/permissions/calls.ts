import { apiCalls } from './api-calls'
import type { Player } from './cast'
import { NOTHING, type Row, type Values } from './rows'
import type { World } from './world'

const WORDS = { summary: '', status: 'draft' }

const args = (values: Values): Row => ({ args: values })

/** The filter that finds one ticket. */
const only = (number: number) => [
  { property: 'number', from: String(number), to: String(number + 1) },
]

/** With what each function of the matrix is called, for each of its rows. */
export function callsFor(world: World, actor: Player): Record<string, Record<string, Row>> {
  const { tickets, teams, contacts, people, macros, word } = world
  const another = people.bystander.id
  const places = {
    'of no team': tickets.none,
    'of their private team': tickets.theirs,
    'of another private team': tickets.another,
    'of the link': tickets.linked,
    closed: tickets.closed,
  }
  const forTickets = (call: (ticket: number) => Values): Record<string, Row> =>
    Object.fromEntries(Object.entries(places).map(([name, number]) => [name, args(call(number))]))
  const create = (team_id: string | null) =>
    args({ subject: 'Hums', body: 'It hums.', requester_email: `${word}@example.com`, team_id })
  const update = (changes: Values) => args({ number: tickets.none, version: 1, changes })
  const startBulk = (changes: Values) => args({ numbers: [tickets.none], changes })
  const forBulk = (call: (bulk: string) => Values) => ({
    own: args(call(world.bulk[actor.id] ?? NOTHING)),
    "another's": args(call(world.bulk[another] ?? NOTHING)),
  })
  const forSubscription = (given: Values) => ({
    any: args({ subscription_id: world.subscription, ...given }),
  })
  const on = (user_id: string) => args({ user_id })
  const forSources = (call: (source: string) => Values) => ({
    any: args(call(world.source)),
    'of a generic source': args(call(world.genericSource)),
  })
  const signature = { header: 'x-hums', algorithm: 'sha1', encoding: 'base64', prefix: '' }
  // Who has no views of their own names one that is not there.
  const move = (whose: string | null) =>
    args({ view_id: world.views.get(whose) ?? actor.id, steps: 1 })
  return {
    current_actor: { own: args({}) },
    create_ticket: {
      'of no team': create(null),
      'of their private team': create(teams.theirs),
      'of another private team': create(teams.another),
    },
    update_ticket: {
      ...forTickets((number) => ({
        number,
        version: number === tickets.closed ? 2 : 1,
        changes: { subject: 'Hums' },
      })),
      'into their private team': update({ team_id: teams.theirs }),
      'into another private team': update({ team_id: teams.another }),
    },
    add_message: {
      ...forTickets((ticket_number) => ({ ticket_number, kind: 'reply', body: 'It hums.' })),
      'a note of the link': args({ ticket_number: tickets.linked, kind: 'note', body: 'Hums.' }),
    },
    list_tickets: forTickets((number) => ({ filter: only(number) })),
    ticket_neighbours: forTickets((ticket_number) => ({ ticket_number })),
    read_conversation: forTickets((ticket_number) => ({ ticket_number })),
    list_tickets_beside: forTickets((ticket_number) => ({ ticket_number })),
    read_help_contents: { any: args({}) },
    read_help_article: {
      published: args({ slug: `published-${word}` }),
      draft: args({ slug: `draft-${word}` }),
    },
    search_help: { any: args({ typed: word }) },
    rate_help_article: { any: args({ slug: `published-${word}`, helpful: true }) },
    read_help_changes: { any: args({ since: '1' }) },
    workspace_face: { any: args({}) },
    write_help_article: {
      'a new one': args({ article: { ...world.help.like, ...WORDS, slug: `written-${word}` } }),
      ...Object.fromEntries(
        (['published', 'draft'] as const).map((status) => [
          status,
          args({
            article: { ...world.help.like, ...WORDS, status, slug: `${status}-${word}` },
            ...{ article_id: world.help[status], seen_version: 1 },
          }),
        ]),
      ),
    },
    forget_help_picture: { any: args({ name: `${NOTHING}-2x2.webp` }) },
    list_assignable: { any: args({}) },
    matching_tickets: forTickets((number) => ({ filter: only(number), at_most: 5 })),
    count_tickets: { any: args({ filters: [only(tickets.none)] }) },
    count_news: { any: args({ filter: only(tickets.none), since: '2026-01-01T00:00:00Z' }) },
    suggest_names: {
      'a contact': args({ kind: 'requester', typed: 'someone' }),
      'a user': args({ kind: 'assignee', typed: '' }),
      'a tag': args({ kind: 'tag', typed: word }),
    },
    mark_ticket_read: { any: args({ number: tickets.none }) },
    answer_ticket: {
      ...forTickets((ticket_number) => ({ ticket_number, kind: 'reply', body: 'It hums.' })),
      'a note of the link': args({ ticket_number: tickets.linked, kind: 'note', body: 'Hums.' }),
      'with a change, of the link': args({
        ...{ ticket_number: tickets.linked, kind: 'reply', body: 'It hums.' },
        changes: { priority: 'low' },
      }),
    },
    begin_attachment: {
      ...forTickets((ticket_number) => ({ ticket_number, file_name: 'hums.txt' })),
      'a note of the link': args({
        ...{ ticket_number: tickets.linked, file_name: 'hums.txt', kind: 'note' },
      }),
      'of a refused type': args({ ticket_number: tickets.none, file_name: 'hums.EXE. ' }),
    },
    finish_attachment: {
      "another's": args({
        id: world.files[`reply ${tickets.none}`],
        content_type: 'text/html',
        sha256: '0'.repeat(64),
      }),
    },
    undo_message: { "another's": args({ message_id: world.heldBack }) },
    save_draft: forTickets((ticket_number) => ({ ticket_number, kind: 'note', body: 'It hums' })),
    list_mentionable: forTickets((ticket_number) => ({ ticket_number })),
    be_present: forTickets((ticket_number) => ({ ticket_number, state: 'looking' })),
    prepare_answer: { any: args({ ticket_number: tickets.none }) },
    fill_macro: {
      ...forTickets((ticket_number) => ({ macro_id: macros.shared, ticket_number })),
      "another's": args({ macro_id: macros[another], ticket_number: tickets.none }),
    },
    set_ticket_tags: forTickets((ticket_number) => ({ ticket_number, tags: [`set-${word}`] })),
    set_ticket_custom_fields: forTickets((ticket_number) => ({
      ticket_number,
      custom_fields: { [`hums_${word}`]: 'set' },
    })),
    merge_tickets: {
      'of no team': args({ source: tickets.none, survivor: tickets.linked }),
      'of their private team': args({ source: tickets.theirs, survivor: tickets.linked }),
      'into their private team': args({ source: tickets.linked, survivor: tickets.theirs }),
      'of another private team': args({ source: tickets.linked, survivor: tickets.another }),
      closed: args({ source: tickets.closed, survivor: tickets.linked }),
    },
    unmerge_ticket: {
      'of no team': args({ source: tickets.merged }),
      'of their private team': args({ source: tickets.mergedTheirs }),
      'out of their private team': args({ source: tickets.mergedInto }),
    },
    start_bulk_change: {
      any: startBulk({ priority: 'urgent' }),
      'by a macro of their own': startBulk({ macro_id: macros[actor.id] ?? NOTHING }),
      "by another's macro": startBulk({ macro_id: macros[another] }),
    },
    continue_bulk_change: forBulk((bulk_change_id) => ({ bulk_change_id })),
    undo_bulk_change: forBulk((bulk_change_id) => ({ bulk_change_id })),
    list_bulk_change_tickets: forBulk((bulk_change_id) => ({ bulk_change_id })),
    list_bulk_change_records: forBulk((bulk_change_id) => ({ bulk_change_id })),
    stop_bulk_change: forBulk((bulk_change_id) => ({ bulk_change_id })),
    leave_bulk_change: forBulk((bulk_change_id) => ({ bulk_change_id })),
    weigh_bulk_change: forBulk((bulk_change_id) => ({ bulk_change_id })),
    start_directory_change: {
      any: args({ kind: 'contact', changes: { company: null }, ids: [contacts.spare] }),
      'a deletion': args({ kind: 'contact', changes: { delete: true }, ids: [contacts.spare] }),
    },
    file_ticket: forTickets((number) => ({ number, folder: 'trash' })),
    snooze_ticket: forTickets((number) => ({
      number,
      until: new Date(Date.now() + 86_400_000).toISOString(),
    })),
    link_tickets: forTickets((number) => ({ number, other: tickets.otherLinked })),
    unlink_tickets: forTickets((number) => ({ number, other: tickets.hub })),
    add_ticket_ccs: forTickets((ticket_number) => ({
      ticket_number,
      emails: [`copied-${word}@example.com`],
    })),
    related_tickets: forTickets((number) => ({ number })),
    split_message: forTickets((number) => ({
      message_id: world.replies.get(number),
      subject: 'Hums too',
    })),
    merge_contacts: { any: args({ source: contacts.spare, survivor: contacts.survivor }) },
    unmerge_contact: { any: args({ source: contacts.merged }) },
    list_counted_tags: { any: args({ of_tag: world.tag }) },
    rename_tag: { any: args({ tag_id: world.tag, name: `called-${word}` }) },
    delete_tag: { any: args({ tag_id: world.tag }) },
    merge_tags: { any: args({ source: world.tag, survivor: world.spareTag }) },
    count_field_values: { any: args({ field_ids: [world.field] }) },
    move_custom_field: { any: args({ moved_field_id: world.field, steps: 1 }) },
    restore_deletion: { any: args({ deletion_id: world.deletion }) },
    create_subscription: {
      any: args({ url: `https://new-${word}.example/`, events: ['ticket.merged'] }),
    },
    change_subscription: forSubscription({ url: 'https://x.example/', events: ['ticket.merged'] }),
    switch_subscription: forSubscription({ enabled: false }),
    delete_subscription: forSubscription({}),
    rotate_subscription_secret: forSubscription({}),
    end_old_subscription_secret: forSubscription({}),
    list_subscription_secrets: forSubscription({}),
    send_test_webhook: forSubscription({}),
    resend_deliveries: forSubscription({}),
    begin_contact_import: { any: args({ file_name: 'contacts.csv' }) },
    finish_contact_import: { any: args({ id: world.imports.ready, encoding: 'utf-8' }) },
    check_contact_import: {
      any: args({ import_id: world.imports.ready, mapping: ['email'], existing: 'fill' }),
    },
    start_contact_import: { any: args({ import_id: world.imports.checked }) },
    cancel_contact_import: { any: args({ import_id: world.imports.importing }) },
    undo_contact_import: { any: args({ import_id: world.imports.done }) },
    delete_contact_import: { any: args({ import_id: world.imports.failed }) },
    foresee_import_undo: { any: args({ import_id: world.imports.done }) },
    list_import_lines: { any: args({ import_id: world.imports.done }) },
    change_user_role: {
      own: args({ user_id: actor.id, role: 'admin' }),
      "another's": args({ user_id: another, role: 'admin' }),
    },
    sign_out_user: { "another's": on(another) },
    deactivate_user: { "another's": on(another) },
    reactivate_user: { own: on(actor.id), "another's": on(another) },
    invite_users: { any: args({ emails: [`asked-${word}@example.com`], role: 'agent' }) },
    list_users: { any: args({}) },
    read_dashboard: { any: args({}) },
    read_breakdown: { any: args({ by_kind: 'team' }) },
    send_test_mail: { any: args({ recipient: `${word}@example.com` }) },
    read_mail_state: { any: args({}) },
    list_mail_failures: { any: args({}) },
    read_health: { any: args({}) },
    is_monitored: { any: args({}) },
    list_jobs: { any: args({ states: ['failed'] }) },
    count_jobs: { any: args({}) },
    retry_jobs: { any: args({ job_ids: [world.failedJob] }) },
    setup_state: { any: args({}) },
    list_views: { any: args({}) },
    move_view: {
      shared: move(null),
      own: move(actor.id),
      "another's": move(another),
      'of their private team': move(teams.theirs),
    },
    mark_seen: { own: args({}) },
    ...apiCalls(world),
    exchange_api_key: { any: args({ key: world.keys.all.key }) },
    exchange_requester_link: { any: args({ token: world.links.own.token }) },
    read_request: { any: args({}) },
    reply_to_request: { any: args({ body: 'It hums.', sending_key: NOTHING }) },
    settle_request: { any: args({ solved: true }) },
    rate_help: { any: args({ score: 4 }) },
    bear_request_files: { any: args({ files: [NOTHING] }) },
    begin_request: { any: args({}) },
    send_request: {
      any: args({
        ...{ stamp: 'none', email: `${word}@example.com`, name: '' },
        ...{ subject: 'Hums', body: 'It hums.' },
      }),
    },
    keep_form: { any: args({ form: {} }) },
    recall_form: { any: args({ id: NOTHING }) },
    ask_for_links: { any: args({ email: `${word}@example.com` }) },
    renew_link: { any: args({ token: world.links.own.token }) },
    receive_webhook: { any: args({ slug: world.slug, headers: {}, body_base64: '' }) },
    webhook_body_limit: { any: args({ slug: world.slug }) },
    add_webhook_source: { any: args({ slug: `new-${word}`, provider: 'github' }) },
    rotate_webhook_secret: { any: args({ source_id: world.source }) },
    list_webhook_secrets: { any: args({ source_id: world.source }) },
    set_webhook_source_disabled: { any: args({ source_id: world.source, disabled: true }) },
    set_webhook_signature: forSources((source_id) => ({ source_id, signature })),
    set_webhook_mapping: forSources((source_id) => ({ source_id, mapping: { subject: '$.a' } })),
    replay_webhook_events: { any: args({ source_id: world.source }) },
    list_webhook_sources: { any: args({}) },
    read_webhook_event: { any: args({ event_id: world.webhookEvent }) },
    request_sign_in: { any: args({ email: `${word}@example.com` }) },
    try_sign_in_code: { any: args({ email: `${word}@example.com` }) },
  }
}
