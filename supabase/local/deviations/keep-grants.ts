/**
 * On its first statement under RLS, Lite grants ALL on every table of every schema that has RLS
 * to anon and authenticated. A connection that believes this done leaves the grants alone.
 */
export function keepGrants<C extends object>(connection: C): C {
  return Object.assign(connection, { rlsState: 'active' })
}
