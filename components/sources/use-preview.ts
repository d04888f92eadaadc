'use client'
import { useRef, useState } from 'react'
import { previewMappingAction } from '@/lib/webhooks/mapping-actions'
import type { MappingPreview } from '@/lib/webhooks/types'

/** How long one stops typing before a preview is asked for, in milliseconds. */
const PAUSE = 350

/**
 * The preview of a mapping while it is typed. What the form's own action answered stands until
 * something is changed; an answer that was overtaken is dropped.
 */
export function usePreview(answered: MappingPreview) {
  const [typed, setTyped] = useState<{ since: MappingPreview; preview: MappingPreview }>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef(0)

  function changed(form: HTMLFormElement): void {
    clearTimeout(timer.current)
    asked.current += 1
    const mine = asked.current
    timer.current = setTimeout(async () => {
      const preview = await previewMappingAction(new FormData(form)).catch(() => undefined)
      if (preview && mine === asked.current) setTyped({ since: answered, preview })
    }, PAUSE)
  }

  return { preview: typed?.since === answered ? typed.preview : answered, changed }
}
