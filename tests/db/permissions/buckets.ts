import { users } from './actors'
import type { BucketRules } from './rules'

/** Storage, by whose folder an object lies in. Nobody replaces an object: a new one has a new name. */
export const buckets: Readonly<Record<string, BucketRules>> = {
  avatars: {
    select: { own: users, "another's": users },
    insert: { own: users, "another's": [] },
    update: { own: [], "another's": [] },
    delete: { own: users, "another's": [] },
  },
}
