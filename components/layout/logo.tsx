import { logoUrl } from '@/lib/workspace/logo-url'

/** A ticket torn at its perforation; the stub that is kept, the counterfoil, bears the accent. */
function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 22 16" className="h-3.5 shrink-0">
      <path
        className="fill-primary"
        d="M2.5 0h2.7a1.8 1.8 0 0 0 1.2 1.7v12.6A1.8 1.8 0 0 0 5.2 16H2.5A2.5 2.5 0 0 1 0 13.5v-11A2.5 2.5 0 0 1 2.5 0Z"
      />
      <path
        className="fill-foreground"
        d="M9.2 0h10.3A2.5 2.5 0 0 1 22 2.5v11a2.5 2.5 0 0 1-2.5 2.5H9.2A1.8 1.8 0 0 0 8 14.3V1.7A1.8 1.8 0 0 0 9.2 0Z"
      />
    </svg>
  )
}

/** A workspace's own logo; its name stands beside it. */
export function LogoPicture({ logo }: { logo: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: a few kilobytes, drawn anew when they came
    <img src={logoUrl(logo)} alt="" className="h-5 w-auto max-w-16 shrink-0 object-contain" />
  )
}

type LogoProps = { workspace?: { name: string; logo: string | null } }

/** The workspace's logo and name; without one the mark of Counterfoil. */
export function Logo({ workspace }: LogoProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-sm font-semibold tracking-tight">
      {workspace?.logo ? <LogoPicture logo={workspace.logo} /> : <Mark />}
      <bdi className="min-w-0 truncate">{workspace?.name ?? 'Counterfoil'}</bdi>
    </span>
  )
}
