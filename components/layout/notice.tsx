import type { ReactNode } from 'react'

type NoticeProps = { title: string; children: ReactNode; action: ReactNode }

/** What stands inside the frame where a page would, when there is none to show. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <div className="flex flex-col items-start gap-2 px-4 py-12 sm:px-6">
      <h1 className="text-xl">{title}</h1>
      <div className="max-w-[60ch] text-muted-foreground">{children}</div>
      <div className="mt-4">{action}</div>
    </div>
  )
}
