import type { ClipboardEvent, DragEvent } from 'react'
import type { Uploads } from '@/lib/attachments/use-uploads'

/** What a form does with files that are dropped on it, or pasted into it, such as a screenshot. */
export function takesFiles(files: Pick<Uploads, 'add'>) {
  return {
    onDragOver(event: DragEvent) {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault()
    },
    onDrop(event: DragEvent) {
      if (event.dataTransfer.files.length === 0) return
      event.preventDefault()
      files.add(event.dataTransfer.files)
    },
    onPaste(event: ClipboardEvent) {
      const pasted = [...event.clipboardData.files]
      // Office programs put a picture of the text beside it: the text is meant.
      if (pasted.length === 0 || event.clipboardData.types.includes('text/plain')) return
      event.preventDefault()
      files.add(pasted.map(named))
    },
  }
}

/** Every pasted screenshot is called image.png: the time tells one from another. */
function named(file: File): File {
  if (file.name !== 'image.png') return file
  const time = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')
  return new File([file], `Screenshot ${time}.png`, { type: file.type })
}
