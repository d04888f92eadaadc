import { Icon, type IconProps } from '@/components/ui/icon'

/** Bars of three heights: how much of what. */
export function DashboardIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 13.5h11M4.25 13.25v-4M8 13.25V3M11.75 13.25V6.5" />
    </Icon>
  )
}

/** A slider board: what is set. */
export function SettingsIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 5h6M12.5 5h1M2.5 11h1M7.5 11h6" />
      <circle cx="10.5" cy="5" r="1.75" />
      <circle cx="5.5" cy="11" r="1.75" />
    </Icon>
  )
}

/** Two lists, one behind the other. */
export function ViewsIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 2.75h7M3.25 5.25h9.5M3 7.75h10c.4 0 .75.35.75.75v4c0 .4-.35.75-.75.75H3a.75.75 0 0 1-.75-.75v-4c0-.4.35-.75.75-.75Z" />
    </Icon>
  )
}

/** A shield: what only admins do. */
export function AdminIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2.25 3 4v3.75c0 2.9 2.05 5.05 5 6 2.95-.95 5-3.1 5-6V4zM5.9 7.9l1.5 1.5 2.7-2.9" />
    </Icon>
  )
}

/** A keyboard. */
export function KeyboardIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 4.25h10c.55 0 1 .45 1 1v5.5c0 .55-.45 1-1 1H3c-.55 0-1-.45-1-1v-5.5c0-.55.45-1 1-1ZM4.75 7v.01M8 7v.01M11.25 7v.01M5.75 9.5h4.5" />
    </Icon>
  )
}

/** Two people. */
export function UsersIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="6" cy="5.5" r="2.25" />
      <path d="M1.9 12.75c.3-2.1 2-3.6 4.1-3.6s3.8 1.5 4.1 3.6M10.6 3.4a2.25 2.25 0 0 1 0 4.2M12 9.6c1.2.55 1.95 1.7 2.15 3.15" />
    </Icon>
  )
}

/** A sheet with lines on it. */
export function LogIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 2.5h8c.4 0 .75.35.75.75v9.5c0 .4-.35.75-.75.75H4a.75.75 0 0 1-.75-.75v-9.5c0-.4.35-.75.75-.75ZM5.75 5.5h4.5M5.75 8h4.5M5.75 10.5h2.5" />
    </Icon>
  )
}

/** An open book. */
export function ArticlesIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 4.5C6.75 3.5 4.75 3.1 2.25 3.25v9c2.5-.15 4.5.25 5.75 1.25 1.25-1 3.25-1.4 5.75-1.25v-9C11.25 3.1 9.25 3.5 8 4.5ZM8 4.5v9" />
    </Icon>
  )
}

/** One person. */
export function ContactIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="5.25" r="2.5" />
      <path d="M3 13.25c.4-2.5 2.4-4.1 5-4.1s4.6 1.6 5 4.1" />
    </Icon>
  )
}

/** A label on a string: a tag. */
export function TagIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 3.25v4.3c0 .35.15.7.4.95l5.1 5.1c.5.5 1.3.5 1.8 0l3.8-3.8c.5-.5.5-1.3 0-1.8L8.5 2.9a1.35 1.35 0 0 0-.95-.4h-4.3a.75.75 0 0 0-.75.75Z" />
      <circle cx="5.5" cy="5.5" r=".75" />
    </Icon>
  )
}

/** A house with many windows. */
export function CompanyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.5 13.5v-10c0-.55.45-1 1-1h4c.55 0 1 .45 1 1v10M9.5 6.5h2c.55 0 1 .45 1 1v6M2.25 13.5h11.5M5.75 5.25h1.5M5.75 8h1.5M5.75 10.75h1.5" />
    </Icon>
  )
}

/** A bin: what was deleted. */
export function BinIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.75 4.25h10.5M6.25 4.25v-1.5h3.5v1.5M4 4.25l.6 8.4c.05.5.4.85.9.85h5c.5 0 .85-.35.9-.85l.6-8.4M6.6 7v3.75M9.4 7v3.75" />
    </Icon>
  )
}
