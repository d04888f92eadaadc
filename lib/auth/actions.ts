'use server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import { clientAddress } from './client-address'
import { asNobody, asVisitor } from './gate'
import { safeNext } from './next-path'
import { codeSchema, linkSchema, requestSignInSchema } from './schema'
import { countCodeAttempt, countSignInRequest, sendSignInMail, waitText } from './sign-in'

/** Asks for a sign-in mail. The answer is the same for every address, known or not. */
export async function requestSignInAction(_: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form)
  const parsed = parseForm(requestSignInSchema, values)
  if (!parsed.ok) return parsed.state
  const { email } = parsed.data
  const db = asNobody()
  const wait = await countSignInRequest(db, email, clientAddress(await headers()))
  if (wait > 0) {
    return refuse(
      `A sign-in link was asked for a moment ago. Please look into your mailbox, or try again in ${waitText(wait)}.`,
      values,
    )
  }
  after(() => sendSignInMail(db, email, safeNext(values.next)))
  return {
    ok: true,
    message: `If ${email} may sign in here, a link and a six-digit code are on their way. They work once, for one hour.`,
  }
}

/** Uses up the link of a sign-in mail. Only a click comes here: mail scanners do not post. */
export async function signInWithLinkAction(_: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form)
  const parsed = parseForm(linkSchema, values)
  if (!parsed.ok) return refuse(LINK_IS_SPENT, values)
  const db = await asVisitor()
  const { error } = await db.auth.verifyOtp({
    token_hash: parsed.data.token_hash,
    type: 'magiclink',
  })
  if (error) return refuse(LINK_IS_SPENT, values)
  return enter(db, values)
}

/** Signs in by the six digits of a sign-in mail; tries are counted for the address and the IP. */
export async function signInWithCodeAction(_: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form)
  const parsed = parseForm(codeSchema, values)
  if (!parsed.ok) return parsed.state
  const { email, code } = parsed.data
  const wait = await countCodeAttempt(asNobody(), email, clientAddress(await headers()))
  if (wait > 0) {
    return refuse(
      `Too many codes were tried. Please wait ${waitText(wait)}, or use the link.`,
      values,
    )
  }
  const db = await asVisitor()
  const { error } = await db.auth.verifyOtp({ email, token: code, type: 'magiclink' })
  if (error) {
    return {
      ok: false,
      formError: 'Nobody was signed in.',
      fieldErrors: { code: ['This code is wrong, used or too old.'] },
      values,
    }
  }
  return enter(db, values)
}

/** Leads whoever has just proved their address to where they wanted; not if they were shut out. */
async function enter(db: Db, values: FormValues): Promise<ActionState> {
  const { data } = await db.rpc('current_actor', undefined, { get: true })
  if (data?.[0]) redirect(safeNext(values.next))
  await db.auth.signOut({ scope: 'local' })
  return refuse(
    'This account was deactivated. An admin of the workspace can reactivate it.',
    values,
  )
}

/** Ends the session on this device. */
export async function signOutAction(): Promise<void> {
  const db = await asVisitor()
  await db.auth.signOut({ scope: 'local' })
  redirect('/login')
}

const LINK_IS_SPENT = 'This link was used already, or it is too old. Please ask for a new one.'
