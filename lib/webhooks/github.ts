import { z } from 'zod'
import { asBody, asSubject } from './plain-text'
import type { Mapping, Person } from './types'

const userSchema = z.object({ id: z.number().int(), login: z.string().min(1).max(200) })
const issueSchema = z.object({
  id: z.number().int(),
  title: z.string().max(2000),
  body: z.string().max(500_000).nullish(),
  user: userSchema,
})
const issuesSchema = z.object({ action: z.string().max(100), issue: issueSchema })
const issueCommentSchema = z.object({
  action: z.string().max(100),
  issue: z.object({ id: z.number().int() }),
  comment: z.object({ body: z.string().max(500_000), user: userSchema }),
})

/**
 * GitHub's `issues` and `issue_comment` events: an opened issue becomes a ticket, a comment a
 * message on it. GitHub tells no e-mail addresses; people are known by their account.
 */
export const mapGithub: Mapping = (payload, type) => {
  if (type === 'issues') {
    const { action, issue } = issuesSchema.parse(payload)
    if (action !== 'opened') return { ignored: `issues ${action} has no effect` }
    const subject = asSubject(issue.title)
    return {
      intent: {
        type: 'ticket.create',
        subject,
        body: asBody(issue.body, subject),
        requester: person(issue.user),
        tags: [],
        external_key: `issue ${issue.id}`,
      },
    }
  }
  if (type === 'issue_comment') {
    const { action, issue, comment } = issueCommentSchema.parse(payload)
    if (action !== 'created') return { ignored: `issue_comment ${action} has no effect` }
    return {
      intent: {
        type: 'message.create',
        body: asBody(comment.body, '(empty comment)'),
        author: person(comment.user),
        external_key: `issue ${issue.id}`,
      },
    }
  }
  return { ignored: `${type ?? 'nameless'} events have no effect` }
}

function person(user: z.output<typeof userSchema>): Person {
  return { provider: 'github', external_id: String(user.id), handle: user.login, name: user.login }
}
