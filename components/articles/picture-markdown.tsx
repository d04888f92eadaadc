'use client'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { pictureMarkdown } from '@/lib/help/picture-name'

/** What to write to show a picture; with scripts a button puts it where the cursor was. */
export function PictureMarkdown({ article, name }: { article: string; name: string }) {
  const markdown = pictureMarkdown(article, name)

  function insert() {
    const text = document.querySelector<HTMLTextAreaElement>('textarea[name=body]')
    if (!text) return
    text.setRangeText(`\n\n${markdown}\n\n`, text.selectionStart, text.selectionEnd, 'end')
    text.dispatchEvent(new Event('input', { bubbles: true }))
    text.focus()
  }

  return (
    <>
      <Input
        readOnly
        aria-label="Markdown of this picture"
        defaultValue={markdown}
        onFocus={(event) => event.target.select()}
        className="w-auto min-w-0 flex-1 basis-52 font-mono text-xs"
      />
      <Button onClick={insert}>Insert</Button>
    </>
  )
}
