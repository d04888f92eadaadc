'use server'
import { setTimeout as pause } from 'node:timers/promises'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { sendTestMail } from './mutations'
import { readMailState } from './queries'
import { testMailSchema } from './schema'

/** How long one waits for the mail server's word: most answer at once. */
const TRIES = 12
const PAUSE_MS = 400

/** Sends a test mail and waits a moment for what the server says of it. */
export async function sendTestMailAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(testMailSchema, values)
  if (!parsed.ok) return parsed.state
  const sent = await sendTestMail(db, parsed.data.recipient)
  if (!sent.ok) {
    const often = sent.refusal.kind === 'rule' && sent.refusal.constraint === 'test_mails_rate'
    return refuse(
      often
        ? 'Five tests in ten minutes are enough: wait a little.'
        : 'The workspace does not allow this mail.',
      values,
    )
  }
  revalidatePath('/admin/mail')
  for (let tried = 0; tried < TRIES; tried += 1) {
    await pause(PAUSE_MS)
    const test = (await readMailState(db)).tests.find(({ id }) => id === sent.value)
    if (test?.outcome === 'sent') return { ok: true, message: `Sent: ${test.response}` }
    if (test?.outcome === 'failed') return refuse(`Not sent: ${test.response}`, values)
  }
  return { ok: true, message: 'No worker has come to it yet. It stands below when it has.' }
}
