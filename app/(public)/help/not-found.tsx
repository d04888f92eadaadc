import { HelpNothing } from '@/components/help/help-nothing'

export default function HelpNotFound() {
  return <HelpNothing />
}
