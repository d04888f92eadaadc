import { NavLink } from '@/components/layout/nav-link'

const GROUPS = [
  {
    title: 'People',
    items: [
      { href: '/admin/users', label: 'Users' },
      { href: '/admin/teams', label: 'Teams' },
      { href: '/admin/imports', label: 'Imports' },
    ],
  },
  {
    title: 'Workspace',
    items: [
      { href: '/admin/workspace', label: 'Settings' },
      { href: '/admin/fields', label: 'Custom fields' },
      { href: '/admin/macros', label: 'Macros' },
      { href: '/admin/tags', label: 'Tags' },
    ],
  },
  {
    title: 'Integrations',
    items: [
      { href: '/admin/sources', label: 'Webhooks in' },
      { href: '/admin/subscriptions', label: 'Webhooks out' },
      { href: '/admin/api-keys', label: 'API keys' },
    ],
  },
  {
    title: 'Operation',
    items: [
      { href: '/admin/health', label: 'Health' },
      { href: '/admin/mail', label: 'Mail' },
      { href: '/admin/jobs', label: 'Jobs' },
    ],
  },
  {
    title: 'Records',
    items: [
      { href: '/admin/audit', label: 'Audit log' },
      { href: '/admin/deleted', label: 'Deleted' },
    ],
  },
]

/** The second level of the management panel: a column on a screen, a strip on a phone. */
export function AdminNav() {
  return (
    <nav
      aria-label="Admin"
      className="flex shrink-0 gap-1 overflow-x-auto border-b [&_[aria-current]]:[scroll-initial-target:nearest] px-2 py-1.5 sm:px-4 lg:sticky lg:top-0 lg:h-dvh lg:w-44 lg:flex-col lg:gap-4 lg:overflow-y-auto lg:border-r lg:border-b-0 lg:px-2 lg:pt-0 lg:pb-4"
    >
      <p className="hidden h-14 shrink-0 items-center border-b px-2 text-base font-semibold lg:-mx-2 lg:-mb-2 lg:flex lg:px-4">
        Admin
      </p>
      <NavLink href="/admin" exact>
        Overview
      </NavLink>
      {GROUPS.map(({ title, items }) => (
        <div key={title} className="flex shrink-0 gap-1 lg:flex-col lg:gap-0.5">
          <p className="hidden px-2 pb-1 text-2xs font-medium text-muted-foreground lg:block">
            {title}
          </p>
          {items.map(({ href, label }) => (
            <NavLink key={href} href={href}>
              {label}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  )
}
