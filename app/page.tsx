import { redirect } from 'next/navigation'
import { HOME_PATH } from '@/lib/auth/next-path'

export default function HomePage() {
  redirect(HOME_PATH)
}
