import { Hono } from 'hono';
import * as v from 'valibot';
import type { GuideStore, Profile } from '../../../guide/content/index.js';
import { idOf } from '../../../guide/pages/index.js';
import type { Account } from '../../account/index.js';
import { smallBody } from '../../server/index.js';
import { notFound, recordInvalid, unauthenticated } from '../errors.js';

type Approval = GuideStore['content']['helpCenter']['approvals'][number];

interface Decision {
  readonly status: 'approved' | 'rejected';
  readonly notes: string;
  readonly by: Profile;
  readonly at: string;
}

interface WithApprover {
  Variables: { approver: Profile };
}

const decisionSchema = v.object({
  status: v.picklist(['approved', 'rejected']),
  notes: v.optional(v.nullable(v.string()), ''),
});

/**
 * What themes ask by script on the pages of approvals. Zendesk documents no API for them; the
 * answers have the shape that zendesk/copenhagen_theme reads (`src/modules/approval-requests`). The
 * workflow that an approval belongs to makes no difference here, and everybody who is signed in
 * may decide.
 */
export function approvalRoutes(account: Account, store: GuideStore): Hono<WithApprover> {
  const { approvals } = store.content.helpCenter;
  const decisions = new Map<number, Decision>();
  const statusOf = (approval: Approval) => decisions.get(approval.id)?.status ?? approval.status;
  const find = (part: string) => approvals.find(({ id }) => id === idOf(part));
  const routes = new Hono<WithApprover>();

  const path = '/api/v2/approval_workflow_instances/:workflow/approval_requests';
  routes.use(`${path}/*`, async (context, next) => {
    const person = account.signedInPerson(context.req.raw);
    if (person === null) return unauthenticated(context);
    context.set('approver', store.profileOf(person));
    return next();
  });
  routes.post(`${path}/search`, (context) => {
    const status = context.req.query('status');
    const found = approvals.filter((each) => status === undefined || statusOf(each) === status);
    return context.json({
      approval_requests: found.map((approval) => {
        const { name } = store.profileByEmail(approval.requester);
        return {
          id: approval.id,
          subject: approval.subject,
          status: statusOf(approval),
          created_at: approval.created_at,
          requester_name: name,
          created_by_name: name,
        };
      }),
    });
  });
  routes.get(`${path}/:id`, (context) => {
    const approval = find(context.req.param('id'));
    return approval
      ? context.json({ approval_request: shown(approval, context.var.approver) })
      : notFound(context);
  });
  routes.patch(`${path}/:id/decision`, smallBody, async (context) => {
    const approval = find(context.req.param('id'));
    if (!approval) return notFound(context);
    const decision = v.safeParse(decisionSchema, await context.req.json().catch(() => null));
    if (!decision.success || statusOf(approval) !== 'active') {
      return recordInvalid(context);
    }
    decisions.set(approval.id, {
      status: decision.output.status,
      notes: decision.output.notes ?? '',
      by: context.var.approver,
      at: new Date().toISOString(),
    });
    return context.json({ approval_request: shown(approval, context.var.approver) });
  });

  function shown(approval: Approval, approver: Profile) {
    const requester = userOf(store.profileByEmail(approval.requester));
    const decision = decisions.get(approval.id);
    return {
      id: String(approval.id),
      subject: approval.subject,
      message: approval.message,
      status: statusOf(approval),
      created_at: approval.created_at,
      created_by_user: requester,
      assignee_user: userOf(approver),
      decided_at: decision?.at ?? null,
      decisions: decision
        ? [
            {
              decided_at: decision.at,
              decided_by_user: userOf(decision.by),
              decision_notes: decision.notes,
              status: decision.status,
            },
          ]
        : [],
      withdrawn_reason: null,
      ticket_details: {
        id: String(approval.id),
        priority: 'normal',
        custom_fields: [],
        requester,
      },
    };
  }
  return routes;
}

function userOf({ id, name, avatarUrl }: Profile) {
  return { id, name, photo: { content_url: avatarUrl } };
}
