'use server'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger, requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { type Parsed, parseForm } from '@/lib/forms/parse-form'
import { articlePath } from './addresses'
import { renderArticle } from './article-html'
import { type ArticleState, overtaken, refusedHelp } from './article-state'
import { showEdits } from './edits'
import {
  createArticle,
  rateArticle,
  removePicture,
  setArticleStatus,
  updateArticle,
} from './mutations'
import { isPictureName } from './picture-name'
import { getArticle } from './queries'
import { refusalText } from './refusals'
import {
  type ArticleInput,
  articleSchema,
  helpIdSchema,
  intentSchema,
  slugSchema,
  versionSchema,
  voteSchema,
} from './schema'
import type { ArticleStatus } from './types'

/** Writes a new article, as a draft or published at once, and opens it. */
export async function createArticleAction(_: ArticleState, form: FormData): Promise<ArticleState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const intent = intentSchema.parse(values.intent)
  if (intent === 'preview') return preview(values)
  const parsed = parseForm(articleSchema, values)
  if (!parsed.ok) return parsed.state
  const status = intent === 'publish' ? 'published' : 'draft'
  const made = await createArticle(db, parsed.data, status)
  if (!made.ok) return refusedHelp(made.refusal, values)
  await showChange()
  redirect(`/articles/${made.value.id}?done=${status}`)
}

/** Saves an article, made from the version that the form carries; publishes it, or takes it back. */
export async function saveArticleAction(
  article: string,
  _: ArticleState,
  form: FormData,
): Promise<ArticleState> {
  const { db } = await requireUser()
  const id = helpIdSchema.parse(article)
  const values = formValues(form)
  const intent = intentSchema.parse(values.intent)
  if (intent === 'preview') return preview(values)
  const parsed: Parsed<ArticleInput> = parseForm(articleSchema, values)
  if (!parsed.ok) return parsed.state
  const before = await getArticle(db, id)
  if (!before) return refusedHelp({ kind: 'not_found' }, values)
  const of = { id, version: versionSchema.catch(0).parse(values.version) }
  const status = statusAfter(before.status, intent)
  const saved = await updateArticle(db, of, parsed.data, status)
  if (!saved.ok) {
    const now = saved.refusal.kind === 'stale' ? await getArticle(db, id) : null
    return now ? overtaken(now, values) : refusedHelp(saved.refusal, values)
  }
  await showChange()
  const what = intent === 'publish' ? 'published' : intent === 'unpublish' ? 'unpublished' : 'saved'
  return done(`/articles/${id}`, what, DONE[what])
}

/** Deletes an article for all readers, or takes it back as a draft. */
export async function setDeletedAction(
  article: string,
  deleted: boolean,
  _: ArticleState,
  form: FormData,
): Promise<ArticleState> {
  const { db } = await requireUser()
  const id = helpIdSchema.parse(article)
  const values = formValues(form)
  const before = await getArticle(db, id)
  if (!before) return refusedHelp({ kind: 'not_found' }, values)
  const of = { id, version: versionSchema.catch(0).parse(values.version) }
  const changed = await setArticleStatus(db, of, deleted ? 'deleted' : 'draft')
  if (!changed.ok) return { ok: false, formError: refusalText(changed.refusal), values }
  await showChange()
  redirect(`/articles/${id}?done=${deleted ? 'deleted' : 'restored'}`)
}

/** Takes a picture of an article from everybody. */
export async function removePictureAction(
  article: string,
  name: string,
  _: ActionState,
): Promise<ActionState> {
  const { db } = await requireUser()
  const id = helpIdSchema.parse(article)
  if (!isPictureName(name)) return refuse('There is no such picture.', {})
  const removed = await removePicture(db, id, name)
  if (!removed.ok) return refuse(refusalText(removed.refusal), {})
  await showChange()
  return done(`/articles/${id}#pictures`, 'no-picture', 'Removed.')
}

/** Counts whether an article helped, and thanks for it. */
export async function rateArticleAction(slug: string, form: FormData): Promise<void> {
  const address = slugSchema.parse(slug)
  const vote = voteSchema.safeParse(Object.fromEntries(form))
  if (!vote.success) redirect(articlePath(address))
  const ip = clientAddress(await headers())
  const helpful = vote.data.helpful === 'yes'
  await rateArticle(asStranger(), { slug: address, helpful, ip })
  redirect(`${articlePath(address)}/thanks`)
}

const DONE = { published: 'Published.', unpublished: 'Taken back as a draft.', saved: 'Saved.' }

function statusAfter(status: ArticleStatus, intent: 'save' | 'publish' | 'unpublish') {
  if (intent === 'save') return status
  return intent === 'publish' ? 'published' : 'draft'
}

function preview(values: Record<string, string>): ArticleState {
  const { html } = renderArticle((values.body ?? '').slice(0, 100_000))
  return { ok: false, values, preview: html || '<p>There is nothing to show yet.</p>' }
}

async function showChange(): Promise<void> {
  await showEdits()
  revalidatePath('/articles', 'layout')
}
