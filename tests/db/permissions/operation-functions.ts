import { admin, readHealth } from './groups'
import type { FunctionRules } from './rules'

/** Functions by which one looks after the installation. */
export const operation: Readonly<Record<string, FunctionRules>> = {
  list_jobs: { roles: ['authenticated'], execute: { any: admin } },
  count_jobs: { roles: ['authenticated'], execute: { any: admin } },
  retry_jobs: { roles: ['authenticated'], execute: { any: admin } },
  read_health: { roles: ['authenticated'], execute: { any: [...admin, ...readHealth] } },
  is_monitored: { roles: ['anon'], execute: { any: ['anon'] } },
  send_test_mail: { roles: ['authenticated'], execute: { any: admin } },
  read_mail_state: { roles: ['authenticated'], execute: { any: admin } },
  list_mail_failures: { roles: ['authenticated'], execute: { any: admin } },
}
