import Link from 'next/link'
import type { ComponentType, ReactNode } from 'react'
import { Shortcuts } from '@/components/shortcuts/shortcuts'
import { Button } from '@/components/ui/button'
import type { IconProps } from '@/components/ui/icon'
import { MenuIcon } from '@/components/ui/icons'
import { TicketViews } from '@/components/views/ticket-views'
import { FollowLinks } from './follow-links'
import { JumpLink } from './jump-link'
import { Logo } from './logo'
import {
  AdminIcon,
  ArticlesIcon,
  CompanyIcon,
  ContactIcon,
  DashboardIcon,
  SettingsIcon,
  ViewsIcon,
} from './nav-icons'
import { NavLink } from './nav-link'
import { type ShellUser, UserCard } from './user-card'

type NavItem = { href: string; label: string; icon: ComponentType<IconProps> }

const DASHBOARD: NavItem = { href: '/dashboard', label: 'Dashboard', icon: DashboardIcon }
const CONTACTS: NavItem = { href: '/contacts', label: 'Contacts', icon: ContactIcon }
const COMPANIES: NavItem = { href: '/companies', label: 'Companies', icon: CompanyIcon }
const VIEWS: NavItem = { href: '/tickets/views', label: 'Manage views', icon: ViewsIcon }
const ARTICLES: NavItem = { href: '/articles', label: 'Articles', icon: ArticlesIcon }
const SETTINGS: NavItem = { href: '/settings', label: 'Settings', icon: SettingsIcon }
const ADMIN: NavItem = { href: '/admin', label: 'Admin', icon: AdminIcon }

type AppShellProps = {
  user: ShellUser
  workspace: { name: string; logo: string | null }
  children: ReactNode
}

/**
 * The frame of every page behind the sign-in. On a phone the sidebar becomes a native popover:
 * one markup for both, and it opens before any script has run.
 */
export function AppShell({ user, workspace, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#main"
        className="sr-only z-10 rounded-md bg-primary font-medium text-primary-foreground focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-1 flex h-12 shrink-0 items-center justify-between border-b bg-sidebar px-4 md:h-dvh md:w-56 md:flex-col md:items-stretch md:justify-start md:border-r md:border-b-0 md:px-0 print:hidden">
        <Link
          href="/tickets"
          prefetch={false}
          className="flex min-h-8 min-w-0 items-center rounded-sm md:mx-4 md:my-3 md:w-fit md:max-w-48"
        >
          <Logo workspace={workspace} />
        </Link>
        <Button
          variant="ghost"
          size="icon"
          popoverTarget="menu"
          aria-label="Menu"
          className="-mr-2 md:hidden"
        >
          <MenuIcon className="size-5" />
        </Button>
        <div
          id="menu"
          popover="auto"
          className="fixed inset-x-2 top-14 bottom-auto m-0 max-h-[calc(100dvh-4rem)] w-auto flex-col rounded-lg border bg-popover p-0 text-foreground shadow-popover open:flex md:static md:flex md:max-h-none md:min-h-0 md:w-full md:flex-1 md:overflow-visible md:rounded-none md:border-0 md:bg-transparent md:shadow-none"
        >
          <nav aria-label="Main" className="flex min-h-0 flex-col md:flex-1">
            <div className="px-2 pt-2 pb-0.5">
              <JumpLink />
            </div>
            <div className="min-h-0 scroll-pb-6 overflow-y-auto px-2 pb-6 mask-b-from-[calc(100%-1.5rem)]">
              <NavEntry {...DASHBOARD} />
              <TicketViews />
            </div>
            <div className="flex flex-col gap-0.5 border-t p-2 md:mt-auto md:border-t-0">
              <NavEntry {...CONTACTS} />
              <NavEntry {...COMPANIES} />
              <NavEntry {...VIEWS} />
              <NavEntry {...ARTICLES} />
              {user.role === 'admin' && <NavEntry {...ADMIN} />}
              <NavEntry {...SETTINGS} />
            </div>
          </nav>
          <UserCard user={user} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        {children}
      </main>
      <Shortcuts characters={user.shortcuts} admin={user.role === 'admin'} />
      <FollowLinks />
    </div>
  )
}

function NavEntry({ href, label, icon: Icon }: NavItem) {
  return (
    <NavLink href={href}>
      <Icon />
      {label}
    </NavLink>
  )
}
