import type { EnvironmentVariable } from './command.js';

/**
 * The environment variables of the token endpoint in a line each, for `--help`. The README explains
 * each one, from the endpoint's own schema; that is not loaded here, since help has to be quick.
 */
export const ENDPOINT_ENVIRONMENT: readonly EnvironmentVariable[] = [
  { name: 'PROOF', summary: 'How it knows who is asking: see --proof of init' },
  { name: 'ZENDESK_SUBDOMAIN', summary: 'The account: the part before .zendesk.com' },
  { name: 'ZENDESK_URL', summary: 'Where the keys are, for a host-mapped Help Center' },
  { name: 'MESSAGING_KEY_ID', summary: 'The id of the messaging key (app_…)' },
  { name: 'MESSAGING_SECRET', summary: 'The shared secret of that key' },
  { name: 'CLASSIC_SECRET', summary: 'The shared secret of the Web Widget (Classic)' },
  { name: 'ALLOWED_ORIGINS', summary: 'The origins of your Help Centers, separated by commas' },
  { name: 'SESSION_URL', summary: 'Proof cookie: answers whose session a cookie is' },
  { name: 'ID_TOKEN_ISSUER', summary: 'Proof id-token: the claim "iss"' },
  { name: 'ID_TOKEN_JWKS_URL', summary: 'Proof id-token: the keys, where no discovery names them' },
  { name: 'ID_TOKEN_AUDIENCE', summary: 'Proof id-token: the claim "aud", your client' },
  { name: 'ID_TOKEN_COOKIE', summary: 'Proof id-token: the cookie with the token' },
  { name: 'ID_TOKEN_EXTERNAL_ID_CLAIM', summary: 'Proof id-token: the stable id (default: sub)' },
  { name: 'TRUST_EMAIL', summary: 'true: every e-mail address of the proof is verified' },
  { name: 'TOKEN_TTL', summary: 'How long a token lives, in seconds' },
  { name: 'ROLES', summary: 'Only users with these roles: end_user, agent, admin' },
  { name: 'ZENDESK_OAUTH_CLIENT_ID', summary: 'The OAuth client with which users are looked up' },
  { name: 'ZENDESK_OAUTH_CLIENT_SECRET', summary: 'The secret of that client' },
  { name: 'ZENDESK_API_EMAIL', summary: 'In place of an OAuth client, until 30 April 2027' },
  { name: 'ZENDESK_API_TOKEN', summary: 'In place of an OAuth client, until 30 April 2027' },
  { name: 'BACKFILL_EXTERNAL_ID', summary: 'true: give users an external id who have none' },
  { name: 'TRUST_PROXY', summary: 'The number of proxies in front, or loopback' },
  { name: 'HOST', summary: 'The address to listen on' },
  { name: 'PORT', summary: 'The port to listen on' },
];
