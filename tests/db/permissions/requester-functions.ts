import type { FunctionRules } from './rules'

const signedIn = ['authenticated'] as const
const links = ['link', 'other link'] as const
const strangers: FunctionRules = { roles: ['anon'], execute: { any: ['anon'] } }

/** What requesters do by their link, and strangers without one. */
export const requesterFunctions: Readonly<Record<string, FunctionRules>> = {
  read_request: { roles: signedIn, execute: { any: links } },
  reply_to_request: { roles: signedIn, execute: { any: links } },
  settle_request: { roles: signedIn, execute: { any: links } },
  // What is not solved is not rated: ratings.test.ts knows of what is.
  rate_help: { roles: signedIn, execute: { any: { ruled: links } } },
  // Only what one has just sent oneself bears files: sending-requests.test.ts knows.
  bear_request_files: { roles: signedIn, execute: { any: [] } },
  begin_request: strangers,
  send_request: strangers,
  keep_form: strangers,
  // Nobody has kept the one that is asked for.
  recall_form: { roles: ['anon'], execute: { any: [] } },
  ask_for_links: strangers,
  renew_link: strangers,
}
