'use client'
import ErrorPage from './error'
import './globals.css'

type GlobalErrorProps = { error: unknown; retry: () => void }

/** Stands in for the whole document when the root layout itself failed. */
export default function GlobalError(props: GlobalErrorProps) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans">
        <title>Error · Counterfoil</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
