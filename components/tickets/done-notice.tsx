import type { ComponentProps, ReactNode } from 'react'
import { CheckIcon } from '@/components/ui/icons'
import { ActForm } from './act-form'

/** What was just done, with the way back if there is one. */
export function Done({ act, children }: { act?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-success-soft px-4 py-2 sm:px-6">
      <p role="status" className="flex min-w-0 gap-1.5 text-success">
        <CheckIcon className="mt-0.5 size-4" />
        <span className="min-w-0">{children}</span>
      </p>
      {act}
    </div>
  )
}

export function Undo({ act }: { act: ComponentProps<typeof ActForm>['act'] }) {
  return (
    <ActForm act={act} variant="secondary" size="md">
      Undo
    </ActForm>
  )
}
