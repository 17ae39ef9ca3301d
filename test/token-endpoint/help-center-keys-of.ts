import type { Log } from '../../src/token-endpoint/index.js';
import {
  helpCenterKeysUrl,
  type KeyFor,
  loadHelpCenterKeys,
} from '../../src/token-endpoint/proof/key-list.js';
import { type RemoteKeys, remoteKeys } from '../../src/token-endpoint/proof/remote-keys.js';
import type { ZendeskStandIn } from './zendesk-stand-in.js';

/** The keys of a stand-in's account, as the endpoint keeps them, by a clock of the test's. */
export function helpCenterKeysOf(
  zendesk: ZendeskStandIn,
  now: () => number = Date.now,
  log: Log = () => {},
  fetch: typeof globalThis.fetch = globalThis.fetch,
): RemoteKeys<KeyFor> {
  const url = helpCenterKeysUrl(zendesk.url);
  return remoteKeys({
    load: () => loadHelpCenterKeys({ fetch, url }),
    place: 'keys.json',
    log,
    now,
  });
}
