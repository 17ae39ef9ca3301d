import { plainText } from '../html/index.js';
import type { RequestRecord } from './content-schema.js';
import type { Person } from './person.js';

/** Whose requests: one's own, those one is in copy of, those of one's organisations. */
export type RequestFolder = 'my' | 'cc' | 'org';

/** @param query words, in any case, of the subject or the conversation, or `#ID`; '' for all */
export function findRequests(
  requests: readonly RequestRecord[],
  person: Person | null,
  { folder, query }: { readonly folder: RequestFolder; readonly query: string },
): RequestRecord[] {
  if (person === null) return [];
  return requests.filter((request) => isIn(folder, request, person) && contains(request, query));
}

function isIn(folder: RequestFolder, request: RequestRecord, person: Person): boolean {
  switch (folder) {
    case 'my':
      return request.requester === person.email;
    case 'cc':
      return request.collaborators.includes(person.email);
    case 'org':
      return (
        request.organization !== undefined && person.organizations.includes(request.organization)
      );
  }
}

function contains(request: RequestRecord, query: string): boolean {
  const text = [request.subject, ...request.comments.map(({ body }) => plainText(body))].join(' ');
  return `#${request.id} ${text}`.toLowerCase().includes(query.trim().toLowerCase());
}
