import { everyone, users } from './actors'
import type { FunctionRules, TableRules } from './rules'

const ARTICLE = ['body', 'category_id', 'slug', 'status', 'summary', 'title']
const forAll: FunctionRules = { roles: ['anon', 'authenticated'], execute: { any: everyone } }

/** The part of the matrix that speaks of the help centre: tables. */
export const helpTables: Readonly<Record<string, TableRules>> = {
  help_categories: {
    for: ['user'],
    select: { any: users },
    insert: { columns: ['description', 'name', 'position', 'slug'], rows: { any: users } },
    update: { columns: ['description', 'name', 'position', 'slug'], rows: { any: users } },
    delete: { any: users },
  },
  // The public reads through functions.
  help_articles: {
    for: ['user'],
    select: { published: users, draft: users },
    insert: {
      columns: ARTICLE,
      rows: { published: users, draft: users, 'published, without a text': { ruled: users } },
    },
    update: { columns: ARTICLE, rows: { published: users, draft: users } },
  },
}

/** And functions. */
export const helpFunctions: Readonly<Record<string, FunctionRules>> = {
  // What is published is for everybody; that drafts are not in it, help-articles.test.ts knows.
  read_help_contents: forAll,
  read_help_article: {
    roles: ['anon', 'authenticated'],
    execute: { published: everyone, draft: [] },
  },
  search_help: forAll,
  rate_help_article: forAll,
  // Names of what was published and edited.
  read_help_changes: forAll,
  workspace_face: forAll,
  write_help_article: {
    roles: ['authenticated'],
    execute: { 'a new one': users, published: users, draft: users },
  },
  forget_help_picture: { roles: ['authenticated'], execute: { any: users } },
}
