import { Icon, type IconProps } from '@/components/ui/icon'

/** A plug: where others come in. */
export function SourceIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 2.5v3M10 2.5v3M4.25 5.5h7.5v2.25a3.75 3.75 0 0 1-7.5 0zM8 11.5v2" />
    </Icon>
  )
}
