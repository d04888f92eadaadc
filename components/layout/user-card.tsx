import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { SignOutIcon } from '@/components/ui/icons'
import { signOutAction } from '@/lib/auth/actions'

export type ShellUser = { name: string; role: 'agent' | 'admin'; picture: string | null }

const ROLES = { agent: 'Agent', admin: 'Admin' } as const

/** Who is signed in, and the way out. */
export function UserCard({ user }: { user: ShellUser }) {
  return (
    <div className="flex flex-col gap-1 border-t p-2">
      <div className="flex items-center gap-2.5 px-2 py-1.5">
        <Avatar name={user.name} picture={user.picture} />
        <div className="min-w-0">
          <p className="truncate font-medium" title={user.name}>
            <bdi>{user.name}</bdi>
          </p>
          <p className="text-xs text-muted-foreground">{ROLES[user.role]}</p>
        </div>
      </div>
      <form action={signOutAction}>
        <Button type="submit" variant="ghost" size="row">
          <SignOutIcon />
          Sign out
        </Button>
      </form>
    </div>
  )
}
