import { Avatar } from '@/components/ui/avatar'
import { Button, buttonVariants } from '@/components/ui/button'
import { SignOutIcon } from '@/components/ui/icons'
import { signOutAction } from '@/lib/auth/actions'
import { KeyboardIcon } from './nav-icons'

export type ShellUser = {
  name: string
  role: 'agent' | 'admin'
  picture: string | null
  /** Whether single keys do things. */
  shortcuts: boolean
}

const ROLES = { agent: 'Agent', admin: 'Admin' } as const

/** Who is signed in, and the way out. */
export function UserCard({ user }: { user: ShellUser }) {
  return (
    <div className="flex flex-col border-t p-2">
      <div className="mb-1 flex items-center gap-2.5 px-2 py-1.5">
        <Avatar name={user.name} picture={user.picture} />
        <div className="min-w-0">
          <p className="truncate font-medium" title={user.name}>
            <bdi>{user.name}</bdi>
          </p>
          <p className="text-xs text-muted-foreground">{ROLES[user.role]}</p>
        </div>
      </div>
      {/* Not a Link: where scripts run, the sheet opens in place of the page. */}
      <a
        href="/shortcuts"
        data-opens="sheet"
        className={buttonVariants({ variant: 'ghost', size: 'row' })}
      >
        <KeyboardIcon />
        Keyboard shortcuts
      </a>
      <form action={signOutAction}>
        <Button type="submit" variant="ghost" size="row">
          <SignOutIcon />
          Sign out
        </Button>
      </form>
    </div>
  )
}
