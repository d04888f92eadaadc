'use client'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { ArrowDownIcon, ArrowUpIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { viewHref } from '@/lib/views/current-view'

type ListedView = { id: string; name: string; query: string }
type ViewListProps = { title: string; views: ListedView[]; move: FormAction; changeable: boolean }

/** The views of one audience in their order, each with buttons that move it. */
export function ViewList({ title, views, move, changeable }: ViewListProps) {
  const { state, formAction, pending } = useActionForm(move)
  if (views.length === 0) return <p className="text-muted-foreground">None yet.</p>
  return (
    <ActionForm state={state} action={formAction} pending={pending}>
      <ul aria-label={title} className="flex flex-col rounded-lg border">
        {views.map((view, at) => (
          <li
            key={view.id}
            id={`view-${view.id}`}
            className="flex min-h-12 scroll-mt-14 items-center gap-1 border-b py-1 pr-1.5 pl-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 pr-2">
              <Link
                href={viewHref(view)}
                prefetch={false}
                title={view.name}
                className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
              >
                <bdi>{view.name}</bdi>
              </Link>
              <p className="truncate text-xs text-muted-foreground" title={view.query}>
                <bdi>{view.query || 'All tickets'}</bdi>
              </p>
            </div>
            {changeable && (
              <>
                <MoveButton view={view} direction="up" end={at === 0} />
                <MoveButton view={view} direction="down" end={at === views.length - 1} />
                <LinkButton
                  variant="ghost"
                  size="inline"
                  href={`/tickets/views/${view.id}`}
                  prefetch={false}
                >
                  Edit<span className="sr-only"> {view.name}</span>
                </LinkButton>
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="sr-only">
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}

type MoveButtonProps = { view: ListedView; direction: 'up' | 'down'; end: boolean }

/** Stays a button at the end of the list, so that who presses it again and again keeps the focus. */
function MoveButton({ view, direction, end }: MoveButtonProps) {
  const Arrow = direction === 'up' ? ArrowUpIcon : ArrowDownIcon
  return (
    <Button
      type="submit"
      name="move"
      value={`${view.id} ${direction}`}
      variant="ghost"
      size="inline"
      aria-disabled={end || undefined}
      title={`Move ${direction}`}
    >
      <Arrow />
      <span className="sr-only">
        Move {view.name} {direction}
      </span>
    </Button>
  )
}
