import { Alert } from '@/components/ui/alert'
import { waitText } from '@/lib/auth/sign-in'

/** What stands where results would, when too many searches came from one place. */
export function HelpWait({ seconds }: { seconds: number }) {
  return (
    <div className="mx-auto max-w-4xl px-4 py-8 sm:px-8">
      <Alert>
        Many searches came in from your network within a minute. Please search again in{' '}
        {waitText(seconds)}, or look through{' '}
        <a href="/help" className="underline">
          all articles
        </a>
        .
      </Alert>
    </div>
  )
}
