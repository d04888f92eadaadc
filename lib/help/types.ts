export const ARTICLE_STATUSES = ['draft', 'published', 'deleted'] as const

export type ArticleStatus = (typeof ARTICLE_STATUSES)[number]

/** What articles are sorted by, as their writers see it. */
export type Category = {
  id: string
  name: string
  slug: string
  description: string
  position: number
  /** When it last changed, as the database writes times. */
  updatedAt: string
  /** How many articles are in it, drafts and deleted ones included. */
  articles: number
}

/** An article as its writers see it. */
export type Article = {
  id: string
  slug: string
  title: string
  summary: string
  body: string
  status: ArticleStatus
  /** The name of its category. */
  category: string
  categoryId: string
  version: number
  publishedAt: string | null
  editedAt: string
  /** Who edited it last; null for what came with the workspace. */
  editedBy: string | null
  votes: Votes
}

export type Votes = { helpful: number; unhelpful: number }

/** One row of the writers' list. */
export type ListedArticle = {
  id: string
  slug: string
  title: string
  status: ArticleStatus
  category: string
  updatedAt: string
  editedBy: string | null
  votes: Votes
}

/** `before`: older ones than this place; `next`: where those that are older still begin. */
export type ArticleFilter = {
  q: string
  status?: ArticleStatus | undefined
  before?: string | undefined
}
export type ArticlePage = { articles: ListedArticle[]; next: string | undefined }

/** A published article in a list. */
export type ArticleLink = { slug: string; title: string; summary: string; editedAt: string }

/** A category with its published articles. */
export type HelpSection = {
  slug: string
  name: string
  description: string
  articles: ArticleLink[]
}

/** A published article as everybody reads it. */
export type PublishedArticle = {
  slug: string
  title: string
  summary: string
  body: string
  category: { slug: string; name: string }
  publishedAt: string
  editedAt: string
}

/** A published article that a search found. */
export type FoundArticle = { slug: string; title: string; summary: string; category: string }
