'use client'
import { Failure } from '@/components/layout/failure'
import './globals.css'

/** Stands in for the whole document when the root layout itself failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans">
        <title>Error · Counterfoil</title>
        <Failure {...props} />
      </body>
    </html>
  )
}
