/**
 * Says how to use zcli with a local Help Center, in another terminal.
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
  return ['For zcli, in another terminal:', ...lines, '  npm run preview'].join('\n');
}
