'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { viewHref } from './current-view'
import { createView, deleteView, moveView, updateView } from './mutations'
import { getView } from './queries'
import { refusalText } from './refusals'
import { createViewSchema, moveViewSchema, updateViewSchema, viewIdSchema } from './schema'

/** Saves a query as a view, and shows it. */
export async function createViewAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(createViewSchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createView(db, user.id, parsed.data)
  if (!made.ok) return refuse(refusalText(made.refusal), values)
  revalidatePath('/', 'layout')
  redirect(viewHref({ id: made.value.id, query: parsed.data.query }))
}

/** Renames a view or changes what it finds, made from the version that the form carries. */
export async function updateViewAction(
  view: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const saved = await saveView(view, form)
  return saved.ok ? done(`/tickets/views/${view}`, 'saved', 'Saved.') : saved
}

/** Puts the present query of the list into the view that was come from. */
export async function saveQueryAction(
  view: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const saved = await saveView(view, form)
  if (!saved.ok) return saved
  redirect(viewHref({ id: view, query: formValues(form).query ?? '' }))
}

/** Moves the view whose button was pressed among those of its audience. */
export async function moveViewAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const parsed = parseForm(moveViewSchema, formValues(form))
  if (!parsed.ok) return parsed.state
  const [id, direction] = parsed.data.move
  const moved = await moveView(db, id, direction === 'up' ? -1 : 1)
  if (!moved.ok) return refuse(refusalText(moved.refusal), {})
  revalidatePath('/', 'layout')
  return done(`/tickets/views#view-${id}`, 'moved', 'Moved.')
}

/** Deletes a view, and goes back to the others. */
export async function deleteViewAction(view: string): Promise<ActionState> {
  const { db } = await requireUser()
  const deleted = await deleteView(db, viewIdSchema.parse(view))
  if (!deleted.ok) return refuse(refusalText(deleted.refusal), {})
  revalidatePath('/', 'layout')
  redirect('/tickets/views?done=deleted')
}

async function saveView(view: string, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const id = viewIdSchema.parse(view)
  const values = formValues(form)
  const parsed = parseForm(updateViewSchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await updateView(db, id, parsed.data)
  if (saved.ok) {
    revalidatePath('/', 'layout')
    return { ok: true }
  }
  const now = saved.refusal.kind === 'stale' ? await getView(db, id) : null
  return now ? conflict(now, values) : refuse(refusalText(saved.refusal), values)
}

/** Both sides of a change that came second; sending it again puts it in place of the first. */
function conflict(
  now: { name: string; query: string; version: number },
  values: FormValues,
): ActionState {
  const theirs = (is: string) => [
    `Changed meanwhile to “${is}”. Saving again puts yours in its place.`,
  ]
  return {
    ok: false,
    formError: `${refusalText({ kind: 'stale' })} Nothing was overwritten: look at both sides, then save again.`,
    fieldErrors: {
      ...(values.name === undefined || values.name === now.name ? {} : { name: theirs(now.name) }),
      ...(values.query === now.query ? {} : { query: theirs(now.query) }),
    },
    values: { ...values, version: String(now.version) },
  }
}
