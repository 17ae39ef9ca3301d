import type { RequestRecord } from './content-schema.js';

/** What becomes a request: who writes, and what. */
export type NewRequest = Pick<
  RequestRecord,
  'subject' | 'custom_fields' | 'collaborators' | 'requester'
> &
  Partial<Pick<RequestRecord, 'followup_source' | 'type' | 'priority'>> & {
    readonly body: string;
  };
