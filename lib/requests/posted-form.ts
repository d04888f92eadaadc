import 'server-only'
import { type FormFile, formFiles } from '@/lib/attachments/plain-form'
import { failed } from '@/lib/attachments/upload-request'
import type { FormValues } from '@/lib/forms/action-state'

/** Of one text field, in bytes: more than the longest body in any script. */
const FIELD_SIZE = 450_000

const NO_FORM = { status: 400, title: 'This is no form, or it broke off.' }

/** The files of a form while they arrive; null when it brings none. */
export type PostedFiles = AsyncGenerator<FormFile> | null

/**
 * Hands a posted form to `take`: its fields, which stand before its files, and these as a stream. What
 * of it was not read when `take` is through is let go.
 */
export async function takeForm(
  request: Request,
  take: (values: FormValues, files: PostedFiles) => Promise<Response>,
): Promise<Response> {
  const values: FormValues = {}
  const files = formFiles(request, { fields: values, fieldSize: FIELD_SIZE })
  try {
    // The first file, or the end: by then every field has passed.
    const first = await files.next().catch(() => null)
    if (!first) return failed(NO_FORM)
    return await take(values, first.done ? null : resumed(first.value, files))
  } finally {
    await files.return(undefined)
  }
}

async function* resumed<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first
  yield* rest
}
