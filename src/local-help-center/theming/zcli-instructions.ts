/**
 * Explains how to use zcli with a local Help Center, in another terminal: on a fresh clone, too.
 *
 * @param environment as `zcliEnvironment` gives it
 * @returns lines for the terminal, to be pasted into the shell that the system comes with
 */
export function zcliInstructions(
  environment: Readonly<Record<string, string>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const lines = Object.entries(environment).map(([name, value]) =>
    platform === 'win32' ? `  $env:${name} = '${value}'` : `  export ${name}='${value}'`,
  );
  const { ZENDESK_SUBDOMAIN, ZENDESK_DOMAIN } = environment;
  // Under the address that zcli opens: the browser may not trust the certificate for another one.
  const endpoint = `https://${ZENDESK_SUBDOMAIN}.${ZENDESK_DOMAIN}/token-endpoint/messaging`;
  return [
    'For zcli, in another terminal:',
    ...lines,
    `  npm run kit -- build --endpoint ${endpoint}`,
    '  npm run preview',
  ].join('\n');
}
