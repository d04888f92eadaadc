import type { Workspace, WorkspaceValues } from './types'

const MB = 1024 * 1024

/** The settings as their controls hold them. */
export function workspaceValues(workspace: Workspace): WorkspaceValues {
  return {
    workspace_name: workspace.name,
    time_zone: workspace.timeZone,
    sender_address: workspace.senderAddress ?? '',
    support_addresses: workspace.supportAddresses.join('\n'),
    refused_domains: workspace.refusedDomains.join('\n'),
    mails_an_hour: String(workspace.mailsAnHour),
    max_attachment_mb: String(Number((workspace.maxAttachmentBytes / MB).toFixed(3))),
    refused_file_types: workspace.refusedFileTypes.join(', '),
    close_solved_after_days: String(workspace.closeSolvedAfterDays),
    keep_webhook_bodies_days: String(workspace.keepWebhookBodiesDays),
    keep_deliveries_days: String(workspace.keepDeliveriesDays),
    request_link_days: String(workspace.requestLinkDays),
  }
}
