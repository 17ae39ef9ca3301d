import type { Page } from '../render/page.js';
import type { RequestRecord } from './content-schema.js';
import { isStaff } from './visible-articles.js';

/** Whether somebody may see a request: who made it, who is in copy, and agents. */
export function maySeeRequest(page: Page, request: RequestRecord): boolean {
  const email = page.person?.email;
  if (email === undefined) return false;
  return isStaff(page) || request.requester === email || request.collaborators.includes(email);
}
