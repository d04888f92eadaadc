import type { ReactNode } from 'react'
import { LogoPicture } from '@/components/layout/logo'

type HelpFrameProps = { face: { name: string; logo: string | null }; children: ReactNode }

/** The frame of every page of the help centre. Its links are plain: pages come from a cache. */
export function HelpFrame({ face: { name, logo }, children }: HelpFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-10 rounded-md bg-primary font-medium text-primary-foreground focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <header className="border-b bg-sidebar print:hidden">
        <div className="mx-auto flex h-14 max-w-4xl items-center justify-between gap-4 px-4 sm:px-8">
          <a
            href="/help"
            className="inline-flex min-w-0 items-center gap-2 rounded-sm text-base font-semibold"
          >
            {logo && <LogoPicture logo={logo} />}
            <span className="min-w-0 truncate">
              <bdi>{name}</bdi>{' '}
              <span className="font-normal text-muted-foreground max-sm:sr-only">Help centre</span>
            </span>
          </a>
          <a
            href="/request"
            className="flex min-h-8 shrink-0 items-center rounded-sm text-sm font-medium text-primary hover:text-primary-hover hover:underline"
          >
            Write to us
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="w-full min-w-0 flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-16 border-t print:hidden">
        <p className="mx-auto max-w-4xl px-4 py-6 text-sm text-muted-foreground sm:px-8">
          Not what you were looking for?{' '}
          <a href="/request" className="text-primary underline underline-offset-2">
            Write to us
          </a>{' '}
          and somebody answers.
        </p>
      </footer>
    </div>
  )
}
