import { networkInterfaces } from 'node:os';
import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../../token-endpoint/loopback.js';

const ANY_ADDRESS = ['0.0.0.0', '::', '::0'];

/**
 * Refuses (421) requests that were sent to another name than this server's: `localhost`,
 * `*.localhost`, a loopback address, or the host given with `--host`.
 *
 * A website can make its own name resolve to this machine (DNS rebinding). For the browser, all that
 * is served here then belongs to that website, which could read unpublished themes and
 * conversations, sign in, and replace the token endpoint. The `Host` header is what gives it away.
 *
 * @param listening the address or name that the server listens on
 */
export function ownHostsOnly(listening: string): MiddlewareHandler {
  return async (context, next) => {
    const asked = [new URL(context.req.url).host, context.req.header('host')];
    const foreign = asked.find((host) => host !== undefined && !isOwnHost(host, listening));
    if (foreign === undefined) return next();
    return context.text(
      `Host: this local Help Center does not answer to ${JSON.stringify(foreign.slice(0, 100))}. ` +
        'Open it as http://localhost, or start it with --host and the name or address you use.',
      421,
    );
  };
}

/** @param host a host with or without a port, as in the `Host` header */
function isOwnHost(host: string, listening: string): boolean {
  const name = hostName(host);
  if (name === null) return false;
  if (isLoopback(name) || name === hostName(urlHost(listening))) return true;
  // A DNS rebinding attack sends the rebound name, never a bare address of this machine.
  return ANY_ADDRESS.includes(listening) && ownAddresses(listening).includes(name);
}

/** The host without its port, in the form that `URL` gives it; `null` for what is not a host. */
function hostName(host: string): string | null {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  const isBare = url && !url.username && !url.password && url.pathname === '/';
  return isBare && !url.search && !url.hash ? url.hostname.replace(/\.$/, '') : null;
}

/** A host as it is written in a URL: IPv6 addresses in brackets. */
function urlHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/**
 * The hosts under which a server can be reached, the best one first, as they are written in a URL.
 *
 * @param listening the address or name that the server listens on. For `0.0.0.0` and `::` these are
 *   `localhost` and the addresses of this machine that other devices can use.
 */
export function reachableHosts(listening: string): readonly [string, ...string[]] {
  if (ANY_ADDRESS.includes(listening)) return ['localhost', ...ownAddresses(listening)];
  const host = urlHost(listening);
  return [host === '127.0.0.1' || host === '[::1]' ? 'localhost' : host];
}

/** The addresses of this machine in its networks, without loopback and link-local ones. */
function ownAddresses(listening: string): string[] {
  return (
    Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
      // `0.0.0.0` is every address of IPv4 only.
      .filter(({ family }) => family === 'IPv4' || listening !== '0.0.0.0')
      .map(({ address }) => hostName(urlHost(address)))
      .filter((address) => address !== null)
  );
}
