'use client'
import { useEffect, useRef, useState } from 'react'
import type { MessageKind } from '@/lib/messages/types'
import type { WaitingFile } from './types'
import { type Upload, Uploader } from './uploader'

/** `waiting`: what was there when the page was read. */
type UploadsOf = { ticket: number; kind: MessageKind; waiting: readonly WaitingFile[] }

/** The files that go with a text: those that waited already, and those that are put to it here. */
export function useUploads({ ticket, kind, waiting }: UploadsOf) {
  const uploader = useRef<Uploader | undefined>(undefined)
  const [uploads, setUploads] = useState<Upload[]>([])
  const [dropped, setDropped] = useState<readonly string[]>([])
  const [held, setHeld] = useState<HTMLFormElement>()

  const here = new Set([...uploads.map(({ id }) => id), ...dropped])
  const old = waiting.filter(({ id }) => !here.has(id))
  const moving = uploads.filter(({ state }) => state === 'queued' || state === 'moving').length
  const failed = uploads.some(({ state }) => state === 'failed')

  useEffect(() => {
    if (!held || moving > 0) return
    setHeld(undefined)
    if (!failed) held.requestSubmit()
  }, [held, moving, failed])

  return {
    old,
    uploads,
    ids: [...old, ...uploads].flatMap(({ id }) => id ?? []),
    /** A form that is sent as soon as its files have arrived. */
    held: held !== undefined,
    /** Waits for the files that are on their way, if there are any, and sends the form then. */
    hold(form: HTMLFormElement): boolean {
      if (moving > 0) setHeld(form)
      return moving > 0
    },
    add(files: Iterable<File>) {
      uploader.current ??= new Uploader({ ticket, kind }, setUploads)
      uploader.current.add(files)
    },
    retry: (key: string) => uploader.current?.retry(key),
    remove: (key: string) => uploader.current?.remove(key),
    /** Takes away a file that waited already. */
    drop(id: string) {
      setDropped((ids) => [...ids, id])
      void fetch(`/api/attachments/${id}`, { method: 'DELETE', keepalive: true })
    },
    /** Lets go of what a message bears by now. */
    release: (ids: readonly string[]) => uploader.current?.release(ids),
  }
}

export type Uploads = ReturnType<typeof useUploads>
