import { cn } from '@/lib/cn'

/** A ticket torn at its perforation; the stub that is kept, the counterfoil, is the filled part. */
export function Mark({ className = 'size-5' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" fill="none" className={cn('shrink-0', className)}>
      <path
        className="fill-primary"
        d="M3.5 3.5H7a1.25 1.25 0 0 0 1 1.22v10.56a1.25 1.25 0 0 0-1 1.22H3.5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2Z"
      />
      <path
        className="stroke-foreground"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M11 4.25h5.5c.69 0 1.25.56 1.25 1.25v9c0 .69-.56 1.25-1.25 1.25H11"
      />
      <path
        className="stroke-foreground"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeDasharray="0 3"
        d="M11 7v7"
      />
    </svg>
  )
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 text-sm font-semibold', className)}>
      <Mark />
      Counterfoil
    </span>
  )
}
