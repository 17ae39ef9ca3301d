import { kitTheme } from './kit-theme.js';

/** The theme's settings as a Markdown table, in the words of its English settings panel. */
export async function settingsTable(): Promise<string> {
  const { manifest, translations } = await kitTheme();
  const words = translations.get('en-us') ?? {};
  const rows = manifest.settings.flatMap(({ label: group, variables }) =>
    variables.map(
      ({ identifier, label, description }) =>
        `| ${words[group]} | ${words[label]} | \`${identifier}\` | ${words[String(description)]} |`,
    ),
  );
  return [
    '| group | setting | identifier | what it does |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
