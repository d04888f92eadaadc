import Link from 'next/link'
import { Centered } from '@/components/layout/centered'
import { Button } from '@/components/ui/button'
import { Told } from './told'
import { type Face, WorkspaceStub } from './workspace-stub'

type LinkGoneProps = { token: string; asked: boolean; renewable: boolean; face: Face }

/** What stands where a link leads nowhere: the same whether it ran out or never was. */
export function LinkGone({ token, asked, renewable, face }: LinkGoneProps) {
  return (
    <Centered
      title="This link leads nowhere any more"
      description="Links end after some time. A new one is sent to the address that this one was sent to."
      stub={<WorkspaceStub face={face} />}
    >
      {asked && (
        <Told>If this was a link of ours, a new one is on its way. It takes a minute or two.</Told>
      )}
      {renewable && !asked && (
        <form method="post" action={`/api/requests/${token}/link`}>
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
        Get links to all your requests
      </Link>
    </Centered>
  )
}
