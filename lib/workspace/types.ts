/** What admins settle about the workspace. */
export type Workspace = {
  name: string
  timeZone: string
  /** Null for the sender that the worker was started with. */
  senderAddress: string | null
  supportAddresses: string[]
  refusedDomains: string[]
  maxAttachmentBytes: number
  refusedFileTypes: string[]
  mailsAnHour: number
  closeSolvedAfterDays: number
  keepWebhookBodiesDays: number
  keepDeliveriesDays: number
  requestLinkDays: number
  /** Name of the object in the bucket `logos`. */
  logo: string | null
  version: number
}

/** The controls of the form, in its order. */
export const WORKSPACE_CONTROLS = [
  'workspace_name',
  'time_zone',
  'sender_address',
  'support_addresses',
  'refused_domains',
  'mails_an_hour',
  'max_attachment_mb',
  'refused_file_types',
  'close_solved_after_days',
  'keep_webhook_bodies_days',
  'keep_deliveries_days',
  'request_link_days',
] as const

export type WorkspaceControl = (typeof WORKSPACE_CONTROLS)[number]

/** The settings as their controls hold them. */
export type WorkspaceValues = Record<WorkspaceControl, string>
