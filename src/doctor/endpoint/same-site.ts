import { isIP } from 'node:net';

/** Endings under which anybody can have a name: those that hosts of token endpoints have most. */
const SHARED_ENDINGS = [
  'zendesk.com',
  'workers.dev',
  'pages.dev',
  'vercel.app',
  'netlify.app',
  'herokuapp.com',
  'azurewebsites.net',
  'cloudfront.net',
  'amazonaws.com',
  'run.app',
  'web.app',
  'firebaseapp.com',
  'github.io',
  'onrender.com',
  'fly.dev',
  'ngrok.io',
  'ngrok-free.app',
  'supabase.co',
];
/** Second levels that belong to a country's registry: `co.uk`, `com.au`. */
const SECOND_LEVELS = ['ac', 'co', 'com', 'edu', 'gov', 'gob', 'go', 'ne', 'net', 'or', 'org'];

/**
 * Whether browsers count two hosts as one site: the same name below a public ending. The list of
 * endings is not the whole Public Suffix List, so what is found is a hint and no proof.
 */
export function isSameSite(one: string, other: string): boolean {
  return one === other || siteOf(one) === siteOf(other);
}

function siteOf(host: string): string {
  if (isIP(host.replace(/^\[|\]$/g, ''))) return host;
  const labels = host.split('.');
  const [secondLevel = '', ending = ''] = labels.slice(-2);
  const isCountrys = ending.length === 2 && SECOND_LEVELS.includes(secondLevel);
  const shared = SHARED_ENDINGS.find((name) => host.endsWith(`.${name}`));
  // Everything of `*.amazonaws.com` that is not the same host is somebody else's.
  if (shared !== undefined) return host;
  return labels.slice(isCountrys ? -3 : -2).join('.');
}
