import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { LogoSection } from '@/components/workspace/logo-section'
import { WorkspaceForm } from '@/components/workspace/workspace-form'
import { requireAdmin } from '@/lib/auth/gate'
import { single } from '@/lib/forms/search-params'
import { timeZones } from '@/lib/profile/time-zones'
import { changeWorkspaceAction, removeLogoAction, uploadLogoAction } from '@/lib/workspace/actions'
import { workspaceValues } from '@/lib/workspace/controls'
import { getWorkspace } from '@/lib/workspace/queries'

export const metadata: Metadata = { title: 'Workspace' }

export default async function WorkspacePage({ searchParams }: PageProps<'/admin/workspace'>) {
  const { db, user } = await requireAdmin()
  const { done = '' } = single(await searchParams)
  const workspace = await getWorkspace(db)
  const zones = [...new Set([workspace.timeZone, ...timeZones()])]
  return (
    <>
      <PageHeader title="Workspace" />
      <LogoSection
        logo={workspace.logo}
        done={done}
        upload={uploadLogoAction}
        remove={removeLogoAction}
      />
      <WorkspaceForm
        values={workspaceValues(workspace)}
        version={workspace.version}
        timeZones={zones}
        timeZone={user.timeZone}
        save={changeWorkspaceAction}
        saved={done === 'saved'}
      />
    </>
  )
}
