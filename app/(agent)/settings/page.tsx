import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PictureSection } from '@/components/settings/picture-section'
import { ProfileForm } from '@/components/settings/profile-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { getProfile } from '@/lib/profile/queries'
import { timeZones } from '@/lib/profile/time-zones'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const { db, user } = await requireUser()
  const profile = await getProfile(db, user.id)
  if (!profile) notFound()
  const zones = timeZones()
  return (
    <>
      <PageHeader title="Settings" />
      <PictureSection
        name={user.name}
        picture={user.picture}
        done={String((await searchParams).done)}
      />
      <ProfileForm
        profile={profile}
        timeZones={zones.includes(profile.timeZone) ? zones : [profile.timeZone, ...zones]}
      />
    </>
  )
}
