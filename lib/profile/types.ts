export const NOTIFICATIONS = ['assigned', 'mentioned', 'replied'] as const

export type Notification = (typeof NOTIFICATIONS)[number]

/** What users say of themselves, and which mails they wish. */
export type Profile = {
  email: string
  name: string
  timeZone: string
  signature: string
  shortcuts: boolean
  notifications: Record<Notification, boolean>
}
