import { Icon, type IconProps } from './icon'

// Drawn here and not taken from a package: lucide-react's are client components, these cost no script.

export function TicketIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 4.75c0-.55.45-1 1-1h10c.55 0 1 .45 1 1v1.5a1.75 1.75 0 0 0 0 3.5v1.5c0 .55-.45 1-1 1H3c-.55 0-1-.45-1-1v-1.5a1.75 1.75 0 0 0 0-3.5zM6.25 6.5v.01M6.25 9.5v.01" />
    </Icon>
  )
}

export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3.5v9M3.5 8h9" />
    </Icon>
  )
}

export function MenuIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 5h11M2.5 11h11" />
    </Icon>
  )
}

export function LockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 7h7c.69 0 1.25.56 1.25 1.25V12c0 .69-.56 1.25-1.25 1.25h-7c-.69 0-1.25-.56-1.25-1.25V8.25c0-.69.56-1.25 1.25-1.25ZM5.25 7V5.25a2.75 2.75 0 0 1 5.5 0V7" />
    </Icon>
  )
}

export function AlertIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5ZM8 5.25v3.25M8 10.75v.01" />
    </Icon>
  )
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m3.5 8.5 3 3 6-7" />
    </Icon>
  )
}

export function MailIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.5 3.75h9c.69 0 1.25.56 1.25 1.25v6c0 .69-.56 1.25-1.25 1.25h-9c-.69 0-1.25-.56-1.25-1.25V5c0-.69.56-1.25 1.25-1.25ZM2.75 5 8 9l5.25-4" />
    </Icon>
  )
}

export function ChevronIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </Icon>
  )
}

export function SignOutIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.5 2.75h-3a.75.75 0 0 0-.75.75v9c0 .41.34.75.75.75h3M6.25 8h7M10.5 5.25 13.25 8l-2.75 2.75" />
    </Icon>
  )
}

export function CrossIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m4.25 4.25 7.5 7.5M11.75 4.25l-7.5 7.5" />
    </Icon>
  )
}

export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 2.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5ZM10.25 10.25l3 3" />
    </Icon>
  )
}

export function ArrowUpIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
    </Icon>
  )
}

export function HelpIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5ZM6.5 6.5c0-.83.67-1.5 1.5-1.5s1.5.67 1.5 1.5c0 1-1.5 1.25-1.5 2.25M8 11v.01" />
    </Icon>
  )
}

export function ArrowDownIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3.5v9M4.5 9 8 12.5 11.5 9" />
    </Icon>
  )
}

export function ArrowLeftIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12.5 8h-9M7 4.5 3.5 8 7 11.5" />
    </Icon>
  )
}

export function ReplyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.25 4 2.75 7.5l3.5 3.5M3 7.5h6.5a3.75 3.75 0 0 1 3.75 3.75v1" />
    </Icon>
  )
}

export function ClipIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m13 7.5-5.1 5.1a3.18 3.18 0 0 1-4.5-4.5l5.25-5.25a2.12 2.12 0 0 1 3 3L6.4 11.1a1.06 1.06 0 0 1-1.5-1.5l4.6-4.6" />
    </Icon>
  )
}

export function FileIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 2.25h4.25l3.75 3.75v7c0 .41-.34.75-.75.75h-7.25a.75.75 0 0 1-.75-.75V3c0-.41.34-.75.75-.75ZM8.5 2.5v3.75h3.75" />
    </Icon>
  )
}
