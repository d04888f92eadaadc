import type { ComponentProps } from 'react'
import { removeCcAction } from '@/lib/ccs/actions'
import type { Cc } from '@/lib/ccs/types'
import { ActForm } from './act-form'
import { CcForm } from './cc-form'

type CcPeopleProps = { number: number; ccs: Cc[]; add: ComponentProps<typeof CcForm>['add'] }

/** Who is sent the replies beside the requester, and a field to add more. */
export function CcPeople({ number, ccs, add }: CcPeopleProps) {
  return (
    <section aria-labelledby="copies" className="flex flex-col gap-3 border-t p-4 sm:p-6 lg:p-5">
      <div className="flex flex-col gap-0.5">
        <h2 id="copies" className="text-sm">
          People on copy
        </h2>
        <p className="text-xs text-muted-foreground">
          They are sent every reply, as the requester is.
        </p>
      </div>
      {ccs.length > 0 && (
        <ul aria-labelledby="copies" className="flex flex-col gap-2">
          {ccs.map((cc) => (
            <li key={cc.id} className="flex items-start gap-2">
              <div className="flex min-w-0 flex-1 flex-col wrap-anywhere">
                <bdi className="font-medium">{cc.name}</bdi>
                <bdi className="text-xs text-muted-foreground">
                  {cc.email ?? 'No address: nothing is sent'}
                </bdi>
              </div>
              <ActForm act={removeCcAction.bind(null, number, cc.id)} size="inline">
                Remove<span className="sr-only"> {cc.name}</span>
              </ActForm>
            </li>
          ))}
        </ul>
      )}
      <CcForm add={add} />
    </section>
  )
}
