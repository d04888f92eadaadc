import { type Actor, signedIn } from '@/tests/support/actors'

export type SignedIn = Record<
  'member' | 'outsider' | 'admin' | 'deactivated' | 'signed out' | 'bystander',
  Actor
>

/** Five who act and one who is acted upon, by real sign-ins. The dead ones were admins. */
export async function signIn(): Promise<SignedIn> {
  const [member, outsider, admin, deactivated, signedOut, bystander] = await Promise.all([
    signedIn(),
    signedIn(),
    signedIn('admin'),
    signedIn('admin'),
    signedIn('admin'),
    signedIn(),
  ])
  return { member, outsider, admin, deactivated, 'signed out': signedOut, bystander }
}

/** The dead die when everything else is arranged, through the functions that admins call. */
export async function endAccess({ admin, deactivated, ...others }: SignedIn): Promise<void> {
  const gone = await Promise.all([
    admin.db.rpc('deactivate_user', { user_id: deactivated.id }),
    admin.db.rpc('sign_out_user', { user_id: others['signed out'].id }),
  ])
  for (const { error } of gone) if (error) throw new Error(error.message)
}
