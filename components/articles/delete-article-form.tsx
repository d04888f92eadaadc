'use client'
import { Disclosure } from '@/components/admin/disclosure'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { ArticleState } from '@/lib/help/article-state'
import type { Article } from '@/lib/help/types'

type Props = { article: Pick<Article, 'title' | 'status' | 'version'> }
type Act = { act: FormAction<ArticleState> }

/** Takes an article from its readers; it can be taken back. */
export function DeleteArticleForm({ article: { title, status, version }, act }: Props & Act) {
  const { state, formAction, pending } = useActionForm(act)
  return (
    <Disclosure label="Delete…" danger open={!state.ok && state.formError !== undefined}>
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4"
      >
        <input type="hidden" name="version" value={version} />
        <p className="wrap-anywhere">
          “{title}” leaves the list
          {status === 'published' && ', and its readers find nothing at its address any more'}. It
          can be taken back as a draft.
        </p>
        <Button
          type="submit"
          variant="danger"
          className="w-fit"
          aria-disabled={pending || undefined}
        >
          Delete article
        </Button>
      </ActionForm>
    </Disclosure>
  )
}

/** Takes a deleted article back. */
export function RestoreArticleForm({ article: { version }, act }: Props & Act) {
  const { state, formAction, pending } = useActionForm(act)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-wrap items-center gap-4"
    >
      <input type="hidden" name="version" value={version} />
      <p className="text-muted-foreground">This article is deleted: nobody reads it.</p>
      <Button type="submit" aria-disabled={pending || undefined}>
        Take back as a draft
      </Button>
    </ActionForm>
  )
}
