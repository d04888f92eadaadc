import Link from 'next/link'
import { Centered } from '@/components/layout/centered'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { refusalWords } from '@/lib/requests/refusals'
import type { KeptForm } from '@/lib/requests/types'
import { Told } from './told'
import { Unsent } from './unsent'
import { type Face, WorkspaceStub } from './workspace-stub'

type LinkGoneProps = {
  token: string
  renewable: boolean
  asked: boolean
  /** After how many seconds a new link may be asked for. */
  wait: number | undefined
  /** What was sent after the link had ended, and where it is kept. */
  kept: KeptForm | null
  again: string | undefined
  face: Face
}

/** What stands where a link leads nowhere: the same whether it ran out or never was. */
export function LinkGone({ token, renewable, asked, wait, kept, again, face }: LinkGoneProps) {
  return (
    <Centered
      title="This link leads nowhere any more"
      description="Links end after some time. A new one is sent to your address."
      stub={<WorkspaceStub face={face} />}
    >
      {kept && <Unsent kept={kept} hint="Copy it: with a new link you can send it." />}
      {asked && (
        <Told>If this was a link of ours, a new one is on its way. It takes a minute or two.</Told>
      )}
      {wait && <Alert>{refusalWords({ why: 'asked', wait, values: {} })}</Alert>}
      {renewable && !asked && !wait && (
        <form method="post" action={`/api/requests/${token}/link`}>
          {kept && again && <input type="hidden" name="again" value={again} />}
          <Button type="submit" variant="primary" size="lg" className="w-full">
            Send a new link
          </Button>
        </form>
      )}
      <Link
        href="/request/links"
        prefetch={false}
        className="w-fit rounded-sm font-medium text-primary underline underline-offset-4 hover:text-primary-hover"
      >
        Get links to your latest requests
      </Link>
    </Centered>
  )
}
