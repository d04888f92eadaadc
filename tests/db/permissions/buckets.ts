import { actors, livingKind, users } from './actors'
import type { BucketRules } from './rules'

/** All who may send a file: whoever has begun one puts its bytes. */
const living = actors.filter((name) => livingKind(name) !== null)

/** Storage, by whose folder an object lies in. Nobody replaces an object: a new one has a new name. */
export const buckets: Readonly<Record<string, BucketRules>> = {
  avatars: {
    select: { own: users, "another's": users },
    insert: { own: users, "another's": [] },
    update: { own: [], "another's": [] },
    delete: { own: users, "another's": [] },
  },
  // Of the workspace and nobody's own: workspace-logos.test.ts.
  logos: {
    select: { own: actors, "another's": actors },
    insert: { own: ['admin'], "another's": ['admin'] },
    update: { own: [], "another's": [] },
    delete: { own: ['admin'], "another's": ['admin'] },
  },
  // By the article that a picture is of, which is nobody's own: help-pictures.test.ts. Everybody reads
  // one whose name they know, past all policies.
  help: {
    select: { own: users, "another's": users },
    insert: { own: users, "another's": users },
    update: { own: [], "another's": [] },
    delete: { own: users, "another's": users },
  },
  // By whose waiting file it is; those of messages go with them: attachments-bucket.test.ts.
  attachments: {
    select: { own: living, "another's": [] },
    insert: { own: living, "another's": [] },
    update: { own: [], "another's": [] },
    delete: { own: [], "another's": [] },
  },
  // By who began the import; only the worker reads it: imports-bucket.test.ts.
  imports: {
    select: { own: [], "another's": [] },
    insert: { own: ['admin'], "another's": [] },
    update: { own: [], "another's": [] },
    delete: { own: [], "another's": [] },
  },
}
