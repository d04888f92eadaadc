import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Centered } from '@/components/layout/centered'
import { Logo } from '@/components/layout/logo'
import { getUser } from '@/lib/auth/gate'
import { safeNext } from '@/lib/auth/next-path'
import { one } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'

export const metadata: Metadata = { title: 'Sign in' }

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const next = safeNext(one((await searchParams).next))
  if (await getUser()) redirect(next)
  return (
    <Centered
      title="Sign in"
      description="We send you a link. No password to remember."
      stub={<Logo workspace={await publicFace()} />}
    >
      <SignInForm next={next} />
    </Centered>
  )
}
