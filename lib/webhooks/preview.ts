import 'server-only'
import type { FormValues } from '@/lib/forms/action-state'
import type { Db } from '@/lib/supabase/clients'
import { bodyText } from './body-text'
import { previewOf } from './generic'
import { parseMapping } from './mapping-values'
import { readEvent } from './queries'
import { webhookIdSchema } from './schema'
import type { MappingPreview } from './types'

const WHOLE_BODY = 1024 * 1024
/** As much of an event as stands beside the editor, in characters. */
const SHOWN = 20_000

/** What the mapping in a form would make of the event that the form has chosen. */
export async function previewOnEvent(db: Db, values: FormValues): Promise<MappingPreview> {
  const id = webhookIdSchema.safeParse(values.event)
  const event = id.success ? await readEvent(db, id.data, WHOLE_BODY) : null
  if (!event?.body) return { document: null, outcome: { refusal: 'There is no event to try.' } }
  const document = bodyText(event.body, event.bytes ?? 0).text.slice(0, SHOWN)
  const parsed = parseMapping(values)
  if (!parsed.ok) {
    const [first] = Object.values(parsed.state.fieldErrors ?? {})
    return { document, outcome: { refusal: first?.[0] ?? 'The mapping cannot be read.' } }
  }
  return { document, outcome: previewOf(parsed.data, JSON.parse(event.body.toString())) }
}
