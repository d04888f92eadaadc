const asBefore =
  'what an update may change, the check does not ask about: using asked the same of the same row'
const asRead = 'a changed row must pass the select policy too, which asks the same of its team'
const ownAlone = "what is changed must be read first, and the select policy shows one's own"
const asRestricted = 'every living user may, and the restrictive policy lets none but those ask'
const unread = 'what is changed must be read first, and the select policy lets only admins'

/** Mutants that nothing notices, because something else holds the same: name → what. */
export const redundant: Readonly<Record<string, string>> = {
  'companies: «users and keys with contacts:write change companies» check true': asBefore,
  'company_custom_values: «users and keys with contacts:write change values of companies» check true':
    asBefore,
  'contact_custom_values: «users and keys with contacts:write change values of contacts» check true':
    asBefore,
  'contact_emails: «users and keys with contacts:write choose the primary address» check true':
    asBefore,
  'contacts: «users and keys with contacts:write change contacts» check true': asBefore,
  'custom_fields: «admins change fields» check true': asBefore,
  'help_articles: «agents change and publish articles» check true': asRestricted,
  'help_articles: «agents change and publish articles» using true': asRestricted,
  'help_articles: «agents read articles» using true': asRestricted,
  'help_articles: «agents write articles» check true': asRestricted,
  'help_categories: «agents change categories of help» check true': asRestricted,
  'help_categories: «agents change categories of help» using true': asRestricted,
  'help_categories: «agents delete categories of help» using true': asRestricted,
  'help_categories: «agents make categories of help» check true': asRestricted,
  'help_categories: «agents read categories of help» using true': asRestricted,
  'invitations: «admins renew and revoke invitations» check true': asBefore,
  'invitations: «admins renew and revoke invitations» using true': unread,
  'settings: «admins change settings» using true': unread,
  'macros: «agents change macros of their own, admins any» check true': asBefore,
  'message_drafts: «users drop their own drafts» using true': ownAlone,
  'message_drafts: «users go on with their own drafts» check true': asBefore,
  'message_drafts: «users go on with their own drafts» using true': ownAlone,
  'settings: «admins change settings» check true': asBefore,
  'teams: «admins change teams» check true': asBefore,
  'ticket_custom_values: «who writes a ticket changes its custom values» check true': asBefore,
  'ticket_followers: «users cease to follow» using true': ownAlone,
  'tickets: «users and keys change tickets of teams not hidden from them» check true': asRead,
  'users: «users change their own profile» check true': asBefore,
  'views: «agents change views of their own, admins any» check true': asBefore,
}
