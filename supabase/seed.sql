-- The demo workspace: a small support desk on an ordinary day. Run once, in one transaction, after
-- admin@example.com, agent@example.com and sam@example.com have become users.

update public.users set name = 'Admin' where email = 'admin@example.com';
update public.users set name = 'Agent' where email = 'agent@example.com';
update public.users set name = 'Sam' where email = 'sam@example.com';

insert into public.teams (name, is_private) values ('Support', false), ('Billing', false), ('Security', true);
insert into public.team_members (team_id, user_id)
select t.id, u.id from public.teams t join public.users u on (t.name, u.email) in (
  ('Support', 'agent@example.com'), ('Support', 'sam@example.com'),
  ('Billing', 'sam@example.com'), ('Security', 'admin@example.com'));

-- Whoever writes from these domains belongs to the company.
insert into public.companies (name) values ('Clinic'), ('Courier'), ('Cycle Works'), ('Hotel');
insert into public.company_domains (company_id, domain)
select c.id, lower(replace(c.name, ' ', '')) || '.example.com' from public.companies c;

insert into public.views (team_id, name, query)
select t.id, 'Refunds', 'team:billing tag:refund is:unsolved' from public.teams t where t.name = 'Billing';
insert into public.views (name, query) values
  ('Urgent and waiting', 'priority:urgent is:waiting sort:waiting-asc'),
  ('Invoices this month', 'tag:invoice created>30d');
insert into public.views (owner_id, name, query)
select u.id, 'Bugs on my desk', 'assignee:me tag:bug' from public.users u where u.email = 'agent@example.com';

do $$
declare
  demo jsonb := $json$[
    {"ago": "19 days", "from": "office@bakery.example.com", "name": "Bakery office", "subject": "How do we change the name on our invoices?", "priority": "low", "team": "Billing", "tags": ["invoice"], "assignee": "sam@example.com", "status": "closed", "rating": 5,
     "talk": [["c", "We have moved to a new legal name. Where do we change what stands on the invoice?"], ["a", "Under Settings, Billing details. It takes effect with the next invoice; I have reissued the last one for you."], ["c", "Perfect, thank you."]]},
    {"ago": "12 days", "from": "library@school.example.com", "name": "School library", "subject": "Import of 4,000 borrowers stops at line 1,812", "priority": "high", "team": "Support", "tags": ["import", "bug"], "assignee": "agent@example.com", "status": "solved", "rating": 4, "comment": "Quick and patient. The import itself could name the line.",
     "talk": [["c", "The import says “unexpected end of field” and stops. The lines before are there, the rest is not.\n\nThe file is from our old system, saved as CSV."], ["n", "Line 1,812 has an unescaped quote in the address. The parser is right, the message is not helpful."], ["a", "Line 1,812 has a quotation mark inside an address that is not doubled. If you change \"Harbour\" to \"\"Harbour\"\" there, the import goes through. Nothing that is in already will be doubled: lines are matched by their number."], ["c", "That was it. A hint with the line’s text would have saved us an hour."], ["a", "You are right. I have asked for exactly that."]]},
    {"ago": "9 days", "from": "events@theatre.example.com", "name": "Theatre events", "subject": "Can two of us share one calendar without seeing each other’s drafts?", "priority": "normal", "team": "Support", "tags": ["calendar", "question"], "assignee": "agent@example.com", "status": "solved",
     "talk": [["c", "We would like one calendar for both stages. Drafts should stay with whoever writes them."], ["a", "Yes: share the calendar as “published only”. Drafts stay private to their author until they are published."]]},
    {"ago": "6 days", "from": "it@clinic.example.com", "name": "Clinic IT", "subject": "Single sign-on: certificate expires on the 30th", "priority": "high", "team": "Support", "tags": ["sso"], "assignee": "agent@example.com", "status": "on_hold",
     "talk": [["c", "Our identity provider renews its signing certificate at the end of the month. Do we have to do anything on your side, and is there a window in which both are accepted?"], ["a", "Both can be active at once. I have asked our platform group to add the new one beside the old; I will write as soon as it is in."], ["n", "Waiting for the platform group, asked on Tuesday."]]},
    {"ago": "5 days", "from": "accounts@cycleworks.example.com", "name": "Cycle Works accounts", "subject": "Charged twice in November", "priority": "urgent", "team": "Billing", "tags": ["invoice", "refund"], "assignee": "sam@example.com", "status": "open",
     "talk": [["c", "There are two charges of 49.00 on our card, on the 3rd and on the 4th. The second has no invoice."], ["a", "I see the second charge: a retry after a time-out, while the first had gone through. The refund is on its way and takes three to five working days."], ["c", "It has not arrived yet, and the accountant asks for a document about it."]]},
    {"ago": "4 days", "from": "redaktion@zeitung.example.com", "name": "Zeitungsredaktion", "subject": "Umlaute in Dateinamen werden beim Herunterladen ersetzt", "priority": "normal", "team": "Support", "tags": ["bug", "files"], "assignee": "agent@example.com", "status": "pending",
     "talk": [["c", "Aus „Übersicht März.pdf“ wird beim Herunterladen „_bersicht M_rz.pdf“. Das war bis letzte Woche nicht so."], ["a", "Danke für den Hinweis. Mit welchem Browser und welchem Betriebssystem geschieht das? Hier kommt der Name richtig an."]]},
    {"ago": "3 days", "from": "support@hosting.example.com", "name": "Hosting support", "subject": "Webhook deliveries arrive in the wrong order", "priority": "normal", "team": "Support", "tags": ["webhook", "api"], "assignee": null, "status": "open",
     "talk": [["c", "We receive “order updated” before “order created” about once in a thousand. Is the order guaranteed?"], ["n", "Not guaranteed today; the payload’s sequence number says it. Worth a help article."]]},
    {"ago": "2 days", "from": "warehouse@tea.example.com", "name": "Tea warehouse", "subject": "バーコードスキャナーが数字の前にゼロを付けます", "priority": "normal", "team": "Support", "tags": ["scanner"], "assignee": "agent@example.com", "status": "open",
     "talk": [["c", "新しいスキャナーで読み取ると、商品番号の前に「0」が付きます。設定はどこにありますか。"]]},
    {"ago": "30 hours", "from": "security@bank.example.com", "name": "Bank security desk", "subject": "Report: session stays valid after a password reset", "priority": "urgent", "team": "Security", "tags": ["security"], "assignee": "admin@example.com", "status": "open",
     "talk": [["c", "During our review we found that a session opened before a reset stays valid for up to an hour. Details and steps are attached to our report; please tell us whom to send it to."], ["n", "Reproduced. Kept within this team until it is fixed."]]},
    {"ago": "22 hours", "from": "hello@florist.example.com", "name": "Florist", "subject": "The app signs me out every morning", "priority": "normal", "team": null, "tags": ["login"], "assignee": null, "status": "new",
     "talk": [["c", "Every morning I have to sign in again on the tablet at the counter. On the phone it does not happen."]]},
    {"ago": "7 hours", "from": "kontakt@verein.example.com", "name": "Sportverein", "subject": "Rechnung als PDF statt als Link?", "priority": "low", "team": "Billing", "tags": ["invoice", "question"], "assignee": null, "status": "new",
     "talk": [["c", "Unsere Kasse braucht die Rechnung als Anhang. Geht das?"]]},
    {"ago": "3 hours", "from": "ops@courier.example.com", "name": "Courier operations", "subject": "API answers 429 although we are far below the limit", "priority": "high", "team": null, "tags": ["api"], "assignee": null, "status": "new",
     "talk": [["c", "Since 08:10 UTC about every tenth call answers 429. Our dashboard counts 40 calls a minute; the limit is 600.\n\nHTTP/1.1 429 Too Many Requests\nRetry-After: 12"]]},
    {"ago": "35 minutes", "from": "frontdesk@hotel.example.com", "name": "Hotel front desk", "subject": "Guests do not get the confirmation mail", "priority": "urgent", "team": null, "tags": ["email"], "assignee": null, "status": "new",
     "talk": [["c", "Since this morning no confirmation mail reaches our guests. Bookings come in as usual. It is a full house this weekend, so please look soon."]]}
  ]$json$;
  spec jsonb;
  line record;
  requester uuid;
  agent uuid;
  ticket bigint;
  message bigint;
  born timestamptz;
begin
  for spec in select * from jsonb_array_elements(demo) loop
    born := now() - (spec ->> 'ago')::interval;
    requester := private.find_or_create_contact(spec ->> 'from', spec ->> 'name');
    select u.id into agent from public.users u where u.email = coalesce(spec ->> 'assignee', 'agent@example.com');

    perform private.act_as('contact', requester);
    insert into public.tickets (subject, priority, channel, requester_id, team_id, created_at)
    values (spec ->> 'subject', spec ->> 'priority', 'email', requester,
      (select t.id from public.teams t where t.name = spec ->> 'team'), born)
    returning number into ticket;
    perform public.set_ticket_tags(ticket, array(select jsonb_array_elements_text(spec -> 'tags')));

    for line in select value ->> 0 as who, value ->> 1 as body, ordinality as n
      from jsonb_array_elements(spec -> 'talk') with ordinality loop
      if line.who = 'c' then
        perform private.act_as('contact', requester);
        insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, channel, created_at)
        values (ticket, 'reply', line.body, 'contact', requester, 'email', born + (line.n - 1) * interval '11 minutes');
      else
        perform private.act_as('user', agent);
        insert into public.messages (ticket_number, kind, body, channel, created_at)
        values (ticket, case line.who when 'n' then 'note' else 'reply' end, line.body, 'agent',
          born + (line.n - 1) * interval '11 minutes')
        returning id into message;
        -- The demo's replies were sent long ago.
        perform graphile_worker.remove_job('reply mail ' || message);
        update public.messages m set held_until = null where m.id = message;
      end if;
    end loop;

    perform private.act_as('user', agent);
    update public.tickets t set
      assignee_id = (select u.id from public.users u where u.email = spec ->> 'assignee')
    where t.number = ticket and spec ->> 'assignee' is not null;
    update public.tickets t set status = spec ->> 'status'
    where t.number = ticket and t.status <> spec ->> 'status';
    born := born + jsonb_array_length(spec -> 'talk') * interval '11 minutes';
    update public.tickets t set
      updated_at = born,
      last_message_at = born,
      waiting_since = case when t.waiting_since is not null then born end,
      solved_at = case when t.solved_at is not null then born end,
      closed_at = case when t.closed_at is not null then born end
    where t.number = ticket;
    if spec ? 'rating' then
      perform private.act_as('contact', requester);
      insert into public.ratings (ticket_number, solved_at, score, comment, assignee_id, created_at)
      values (ticket, born, (spec -> 'rating')::smallint, spec ->> 'comment', agent, born + interval '1 hour');
      perform private.record_event(ticket, 'rating', null, spec -> 'rating');
    end if;
  end loop;
end $$;

-- History is append-only for everyone but this file, which tells of days gone by.
alter table public.events disable trigger events_append_only;
update public.events e set created_at = case e.field
  when 'created' then t.created_at when 'rating' then t.updated_at + interval '1 hour'
  else t.updated_at - interval '2 minutes' end
from public.tickets t where t.number = e.ticket_number;
alter table public.events enable trigger events_append_only;

-- The operator again, and nobody of the demo.
select set_config('request.jwt.claims', '', true);

-- Canned replies that all share.
insert into public.macros (name, body, changes) values
  ('Ask for details', E'Hello {{requester.name}},\n\nthank you for writing. So that we can look into it, please tell us what you did, what you saw, and since when.\n\n{{agent.name}}',
    '{"status": "pending", "tags": ["waiting-for-details"]}'),
  ('Done, thank you', E'Hello {{requester.name}},\n\n“{{ticket.subject}}” is done. If anything is left, just answer this message and we take it up again.\n\n{{agent.name}}',
    '{"status": "solved"}'),
  ('Refund is on its way', E'Hello {{requester.name}},\n\nthe refund for “{{ticket.subject}}” is on its way. It takes three to five working days until you see it.\n\n{{agent.name}}',
    '{"status": "solved", "priority": "normal", "tags": ["refund"]}');

-- Articles that everybody reads, by one of the agents; one of them is not done yet.
select private.act_as('user', u.id) from public.users u where u.email = 'sam@example.com';
insert into public.help_categories (name, slug, description, position) values
  ('Invoices and payment', 'invoices-and-payment', 'What you are charged, and what stands on the paper.', 10),
  ('Bringing data along', 'bringing-data-along', 'Files from another system, and how they are read.', 20),
  ('Connecting other systems', 'connecting-other-systems', 'Webhooks, the API and single sign-on.', 30);
insert into public.help_articles (category_id, slug, title, summary, status, body)
select c.id, a.slug, a.title, a.summary, a.status, a.body
from public.help_categories c join (values
  ('invoices-and-payment', 'change-the-name-on-your-invoices', 'Change the name on your invoices',
    'Where the name and address on invoices come from, and when a change shows.', 'published',
    E'The name, the address and the tax number on your invoices come from your billing details. Whoever manages payment in your account can change them.\n\n## Change it\n\n1. Open **Settings**, then **Billing details**.\n2. Correct the name, the address or the tax number.\n3. Choose **Save**.\n\nThe change shows on the next invoice and on all after it.\n\n## Invoices that were sent already\n\nAn invoice that has been sent stays as it was: your books and ours refer to it. If one of the last three months bears a wrong name, [write to us](/request) with its number, and we cancel it and issue it anew.\n\n> A new legal form often comes with a new tax number. Change both at the same time, or one invoice ends up between the two.\n\n## An invoice as a file\n\nEach mail about an invoice has the PDF attached. If your accounting cannot open links, forward the mail itself.'),
  ('invoices-and-payment', 'when-you-were-charged-twice', 'When you were charged twice',
    'Two charges of the same amount: which of them stays, and how long a refund takes.', 'published',
    E'Two charges on two days nearly always mean that the first attempt timed out at the bank, went through all the same, and was tried again.\n\n## Look at the invoice first\n\nOnly one of the two has an invoice. The other one is a mistake and is paid back in full.\n\n| what you see | what it is |\n|---|---|\n| two charges, one invoice | a repeated attempt: the second is refunded |\n| two charges, two invoices | two accounts or two plans: compare the account number |\n| “pending” on your card | a reservation, which disappears after some days |\n\n## How long a refund takes\n\nWe find repeated attempts each night and refund them without being asked. Until the money is on your card it takes three to five working days; your bank decides.\n\nIf nothing has come after a week, [write to us](/request) with the date and the amount of both charges. Please leave out the number of the card.'),
  ('bringing-data-along', 'when-an-import-stops-at-a-line', 'When an import stops at a line',
    '“Unexpected end of field”: what is wrong with that line, and how to go on from there.', 'published',
    E'An import reads a file from its first line to its last, and stops at the first one that it cannot read. What stood before it has been imported; nothing is imported twice when you go on.\n\n## Find the line\n\nThe message names the line, counted with the heading. Open the file in a text editor, not in a spreadsheet: a spreadsheet hides what is wrong.\n\n## The usual reasons\n\n- **A lone quotation mark.** In CSV a quotation mark within a field is written twice: `"The ""Golden"" Goose"`.\n- **A line break within a field.** It is fine as long as the field stands in quotation marks.\n- **Another separator.** Some systems write semicolons. Choose the separator before the import begins.\n- **Another encoding.** If `ä` looks like `Ã¤`, save the file as UTF-8.\n\n## Go on\n\n1. Correct the line and save the file.\n2. Start the import again with the same file.\n3. Choose **Skip what is there already**.\n\nIf the line looks right, [write to us](/request) and attach the line with one before it and one after it.'),
  ('connecting-other-systems', 'in-which-order-webhooks-arrive', 'In which order webhooks arrive',
    'Order is not guaranteed, and a delivery may come twice: what your endpoint does about it.', 'published',
    E'Each delivery is tried until your endpoint takes it. A retry of an earlier event can therefore arrive after a later one, and about one in a thousand does.\n\n## Use the sequence number\n\nEvery payload has a `sequence`, which grows with each change of the same object. Keep the highest you have seen, and leave out what is lower:\n\n```\nif (event.sequence <= order.sequence) return 200\norder.apply(event)\norder.sequence = event.sequence\n```\n\nAnswer with 200 to what you leave out as well, or it is sent again.\n\n## A delivery may come twice\n\nThe header `webhook-id` is the same for each attempt. Remember the ids of the last day, and do nothing for one that you know.\n\n## Answer soon\n\n- Answer within ten seconds, before you do the work.\n- Any status from 200 to 299 counts as taken.\n- After five days without one, the event is given up, and the people in charge of your account are told.'),
  ('connecting-other-systems', 'renew-the-certificate-of-single-sign-on', 'Renew the certificate of single sign-on',
    'Two certificates can be active at the same time.', 'draft',
    E'Add the new certificate before the old one ends: both are accepted until you remove one.\n\n(To do: a picture of the page, and how to see which one was used last.)')
) a (category, slug, title, summary, status, body) on a.category = c.slug;
select set_config('request.jwt.claims', '', true);

-- An endpoint to try: its secret is made afresh, so that no two workspaces share one.
select private.create_webhook_source('github', 'github', null);

-- What the demo's people did is no news to anybody.
delete from private.notifications;
select graphile_worker.complete_jobs(array(
  select j.id from graphile_worker.jobs j where j.task_identifier = 'send_notification_mail'));
