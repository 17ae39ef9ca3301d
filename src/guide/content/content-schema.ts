import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const time = v.pipe(v.string(), v.isoTimestamp('must be a time such as 2026-03-01T09:30:00Z'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const localeCode = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'must be a locale such as en-us'),
);
/** A file's name, never a path: what it names is read from one known folder. */
const fileName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._+-]*$/, 'must be a file name of letters, digits and . _ + -'),
);

/** A text in the Help Center's languages; one that is missing falls back to the default locale. */
const localizedSchema = v.record(localeCode, v.string());

const attachmentSchema = v.strictObject({ id, name: fileName });

const badgeSchema = v.strictObject({
  id,
  name: text,
  description: v.string(),
  category: v.picklist(['titles', 'achievements']),
  assigned_at: time,
});

export const personSchema = v.strictObject({
  id,
  name: text,
  email: v.pipe(v.string(), v.email()),
  role: v.picklist(['end_user', 'agent', 'manager']),
  description: v.optional(v.string(), ''),
  member_since: time,
  private_profile: v.optional(v.boolean(), false),
  badges: v.optional(v.array(badgeSchema), []),
});

const commentSchema = v.strictObject({
  id,
  author: text,
  body: text,
  created_at: time,
  edited_at: v.optional(time),
  upvotes: v.optional(count, 0),
  downvotes: v.optional(count, 0),
  official: v.optional(v.boolean(), false),
  pending: v.optional(v.boolean(), false),
});

export const articleSchema = v.strictObject({
  id,
  section: id,
  title: localizedSchema,
  author: text,
  created_at: time,
  edited_at: v.optional(time),
  promoted: v.optional(v.boolean(), false),
  internal: v.optional(v.boolean(), false),
  template: v.optional(text),
  labels: v.optional(v.array(text), []),
  content_tags: v.optional(v.array(text), []),
  upvotes: v.optional(count, 0),
  downvotes: v.optional(count, 0),
  comments_disabled: v.optional(v.boolean(), false),
  attachments: v.optional(v.array(attachmentSchema), []),
  comments: v.optional(v.array(commentSchema), []),
});

const sectionSchema = v.strictObject({
  id,
  name: localizedSchema,
  description: v.optional(localizedSchema, {}),
  internal: v.optional(v.boolean(), false),
  template: v.optional(text),
  /** The section this one lies in; sections of the category have none. */
  parent: v.optional(id),
});

export const categorySchema = v.strictObject({
  id,
  name: localizedSchema,
  description: v.optional(localizedSchema, {}),
  template: v.optional(text),
  sections: v.array(sectionSchema),
});

const postStatuses = ['none', 'planned', 'not_planned', 'completed', 'answered'] as const;

const postSchema = v.strictObject({
  id,
  topic: id,
  title: text,
  details: text,
  author: text,
  created_at: time,
  edited_at: v.optional(time),
  pinned: v.optional(v.boolean(), false),
  featured: v.optional(v.boolean(), false),
  pending: v.optional(v.boolean(), false),
  status: v.optional(v.picklist(postStatuses), 'none'),
  content_tags: v.optional(v.array(text), []),
  upvotes: v.optional(count, 0),
  downvotes: v.optional(count, 0),
  comments: v.optional(v.array(commentSchema), []),
});

const topicSchema = v.strictObject({
  id,
  name: localizedSchema,
  description: v.optional(localizedSchema, {}),
  internal: v.optional(v.boolean(), false),
  follower_count: v.optional(count, 0),
});

export const communitySchema = v.strictObject({
  topics: v.array(topicSchema),
  posts: v.array(postSchema),
});

const requestStatuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;

export const requestSchema = v.strictObject({
  id,
  subject: text,
  requester: text,
  status: v.picklist(requestStatuses),
  type: v.optional(v.picklist(['question', 'incident', 'problem', 'task'])),
  priority: v.optional(v.picklist(['low', 'normal', 'high', 'urgent'])),
  due_date: v.optional(time),
  created_at: time,
  updated_at: time,
  assignee: v.optional(text),
  group: v.optional(text),
  organization: v.optional(text),
  collaborators: v.optional(v.array(text), []),
  followup_source: v.optional(id),
  custom_fields: v.optional(v.array(v.strictObject({ title: text, value: v.string() })), []),
  satisfaction: v.optional(v.picklist(['good', 'bad', 'offered'])),
  comments: v.pipe(
    v.array(
      v.strictObject({
        id,
        author: text,
        body: text,
        created_at: time,
        attachments: v.optional(v.array(attachmentSchema), []),
      }),
    ),
    v.minLength(1, 'must contain what the requester wrote first'),
  ),
});

const serviceSchema = v.strictObject({ id, name: text, description: v.string() });

const approvalSchema = v.strictObject({
  id,
  subject: text,
  message: v.optional(text, ''),
  requester: text,
  status: v.picklist(['active', 'approved', 'rejected']),
  created_at: time,
});

const ticketFieldSchema = v.strictObject({
  id,
  type: v.picklist([
    'text',
    'textarea',
    'regexp',
    'integer',
    'decimal',
    'date',
    'checkbox',
    'tagger',
    'multiselect',
    'partialcreditcard',
    'tickettype',
    'priority',
  ]),
  label: localizedSchema,
  description: v.optional(localizedSchema, {}),
  required: v.optional(v.boolean(), false),
  options: v.optional(v.array(v.strictObject({ name: localizedSchema, value: text })), []),
});

/** A field that is asked for only when another one has a certain value. */
const conditionSchema = v.strictObject({
  parent_field_id: id,
  value: v.union([v.string(), v.boolean()]),
  child_fields: v.array(v.strictObject({ id, is_required: v.boolean() })),
});

const ticketFormSchema = v.strictObject({
  id,
  name: localizedSchema,
  fields: v.array(ticketFieldSchema),
  conditions: v.optional(v.array(conditionSchema), []),
});

export const helpCenterSchema = v.strictObject({
  name: localizedSchema,
  default_locale: localeCode,
  locales: v.pipe(
    v.array(
      v.strictObject({
        locale: localeCode,
        name: text,
        direction: v.picklist(['ltr', 'rtl']),
      }),
    ),
    v.minLength(1, 'must name at least one language'),
  ),
  per_page: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  content_tags: v.array(v.strictObject({ id: text, name: localizedSchema })),
  ticket_forms: v.pipe(
    v.array(ticketFormSchema),
    v.minLength(1, 'must contain the form of the page "Submit a request"'),
  ),
  services: v.array(serviceSchema),
  approvals: v.array(approvalSchema),
});

export type Localized = v.InferOutput<typeof localizedSchema>;
export type ContentPerson = v.InferOutput<typeof personSchema>;
export type Badge = v.InferOutput<typeof badgeSchema>;
export type Attachment = v.InferOutput<typeof attachmentSchema>;
export type Comment = v.InferOutput<typeof commentSchema>;
export type Article = v.InferOutput<typeof articleSchema> & { readonly body: Localized };
export type Section = v.InferOutput<typeof sectionSchema> & { readonly category: number };
export type Category = v.InferOutput<typeof categorySchema>;
export type Post = v.InferOutput<typeof postSchema>;
export type Topic = v.InferOutput<typeof topicSchema>;
export type RequestRecord = v.InferOutput<typeof requestSchema>;
export type RequestStatus = RequestRecord['status'];
export type TicketField = v.InferOutput<typeof ticketFieldSchema>;
export type TicketForm = v.InferOutput<typeof ticketFormSchema>;
export type HelpCenterRecord = v.InferOutput<typeof helpCenterSchema>;
export type Locale = HelpCenterRecord['locales'][number];

/** Everything that a Help Center shows, as it is in the content folder. */
export interface Content {
  readonly helpCenter: HelpCenterRecord;
  readonly people: readonly ContentPerson[];
  readonly categories: readonly Category[];
  readonly sections: readonly Section[];
  readonly articles: readonly Article[];
  readonly topics: readonly Topic[];
  readonly posts: readonly Post[];
  readonly requests: readonly RequestRecord[];
  /** By file name. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}
