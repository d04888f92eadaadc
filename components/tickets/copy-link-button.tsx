'use client'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'

/** Copies the address of a part of this page. There once scripts run and may write to the clipboard. */
export function CopyLinkButton({ fragment }: { fragment: string }) {
  const able = useSyncExternalStore(never, canCopy, no)
  const [copied, setCopied] = useState(false)
  if (!able) return null
  async function copy() {
    const address = new URL(`#${fragment}`, location.origin + location.pathname)
    await navigator.clipboard.writeText(address.href)
    setCopied(true)
  }
  return (
    <Button variant="ghost" size="row" onClick={() => void copy().catch(() => setCopied(false))}>
      Copy link
      <span role="status" className="ml-auto text-xs text-success">
        {copied && 'Copied'}
      </span>
    </Button>
  )
}

const never = () => () => {}
const canCopy = () => 'clipboard' in navigator
const no = () => false
