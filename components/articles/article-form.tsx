'use client'
import { ArticleText } from '@/components/help/article-text'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { cn } from '@/lib/cn'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { ArticleState } from '@/lib/help/article-state'
import type { Article, Category } from '@/lib/help/types'
import { OtherText } from './other-text'

type ArticleFormProps = {
  save: FormAction<ArticleState>
  categories: Pick<Category, 'id' | 'name'>[]
  article?: Article
  /** What the browser itself just did here, said in words. */
  done?: string | undefined
}

/** An article's words: where it stands, what it says, and how that would look. */
export function ArticleForm({ save, categories, article, done }: ArticleFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const version = field('version', String(article?.version ?? ''))
  const published = article?.status === 'published'
  const told: ActionState = done && state === UNSENT ? { ok: true, message: done } : state
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-col gap-4 px-4 py-6 sm:px-6"
    >
      <input type="hidden" name={version.name} value={version.defaultValue} />
      <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
        <InputField
          label="Title"
          autoComplete="off"
          required
          className="sm:col-span-2"
          {...field('title', article?.title)}
        />
        <SelectField
          label="Category"
          choices={[
            ...categories.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'new', label: 'A new one' },
          ]}
          {...field('category_id', article?.categoryId ?? categories[0]?.id ?? 'new')}
        />
        <InputField
          label="Name of a new category"
          optional
          autoComplete="off"
          {...field('new_category')}
        />
        <InputField
          label="Address"
          optional
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={article ? 'A former address leads to the new one.' : 'Empty: made of the title.'}
          {...field('slug', article?.slug)}
        />
        <InputField
          label="Summary"
          optional
          autoComplete="off"
          hint="One or two sentences, for lists and search engines."
          {...field('summary', article?.summary)}
        />
      </div>
      <div className={cn('grid items-start gap-6', state.preview && 'xl:grid-cols-2')}>
        <div className="flex w-full min-w-0 max-w-4xl flex-col gap-4">
          <TextareaField
            label="Text"
            hint="Markdown: ## Heading, **bold**, - list, 1. steps, > note, [link](https://…)."
            {...field('body', article?.body)}
            className="min-w-0 [&>textarea]:max-h-none [&>textarea]:min-h-[60dvh]"
          />
          <OtherText theirs={state.theirs} />
          <div className="flex flex-wrap items-center gap-2">
            <Submit intent="save" primary pending={pending}>
              {published ? 'Save changes' : 'Save draft'}
            </Submit>
            {!published && (
              <Submit intent="publish" pending={pending}>
                Publish
              </Submit>
            )}
            {published && (
              <Submit intent="unpublish" pending={pending}>
                Unpublish
              </Submit>
            )}
            <Submit intent="preview" pending={pending}>
              Preview
            </Submit>
            <FormStatus state={told} />
          </div>
        </div>
        {state.preview && (
          <section aria-labelledby="preview" className="min-w-0 rounded-lg border bg-card">
            <h2 id="preview" className="border-b px-4 py-2 text-xs text-muted-foreground">
              Preview, not saved yet
            </h2>
            <ArticleText html={state.preview} className="p-4" />
          </section>
        )}
      </div>
    </ActionForm>
  )
}

type SubmitProps = { intent: string; primary?: boolean; pending: boolean; children: string }

function Submit({ intent, primary = false, pending, children }: SubmitProps) {
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant={primary ? 'primary' : 'secondary'}
      aria-disabled={pending || undefined}
    >
      {children}
    </Button>
  )
}
