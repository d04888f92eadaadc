'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { signInWithLinkAction } from '@/lib/auth/actions'
import { useActionForm } from '@/lib/forms/use-action-form'

/** One press to sign in by the link of a mail: programs that follow links in mail press nothing. */
export function LinkForm({ tokenHash, next }: { tokenHash: string; next: string }) {
  const { state, formAction, pending } = useActionForm(signInWithLinkAction)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <input type="hidden" name="token_hash" value={tokenHash} />
      <input type="hidden" name="next" value={next} />
      <Button type="submit" variant="primary" size="lg" aria-disabled={pending || undefined}>
        Sign in
      </Button>
    </ActionForm>
  )
}
