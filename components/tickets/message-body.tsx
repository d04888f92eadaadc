import type { ReactNode } from 'react'

const ADDRESS = /https?:\/\/[^\s<>"'`]+/g

/** Plain text as it was written, line by line, with its web addresses made into links. */
export function MessageBody({ text }: { text: string }) {
  return (
    <div dir="auto" className="max-w-[75ch] text-sm/5.5 wrap-anywhere whitespace-pre-wrap">
      {withLinks(text)}
    </div>
  )
}

function withLinks(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTail(match[0])
    if (!URL.canParse(address)) continue
    parts.push(
      text.slice(end, match.index),
      <a
        key={match.index}
        href={address}
        rel="noreferrer nofollow"
        className="rounded-sm text-primary underline underline-offset-2 hover:text-primary-hover"
      >
        {address}
      </a>,
    )
    end = match.index + address.length
  }
  parts.push(text.slice(end))
  return parts
}

/** An address in a sentence, without the punctuation that closes the sentence or the bracket. */
function withoutTail(address: string): string {
  const trimmed = address.replace(/[.,:;!?*_~»”’]+$/u, '')
  const closes = trimmed.endsWith(')') || trimmed.endsWith(']')
  const unopened = trimmed.endsWith(')') ? !trimmed.includes('(') : !trimmed.includes('[')
  return closes && unopened ? withoutTail(trimmed.slice(0, -1)) : trimmed
}
