import type { FoundHeadBlock } from '../../head-block/index.js';
import { signInSettings } from '../../sign-in-options.js';
import type { SignIn, SignInKind, ThemeTexts } from '../../theme-editing/index.js';
import { version } from '../../version.js';
import { type CheckWords, error, ok, type Verdict, warning } from '../finding.js';
import { forbiddenByPolicies } from './content-security-policy.js';

/** A theme's head, taken apart. */
export interface ExaminedHead {
  readonly texts: ThemeTexts;
  /** The manifest's settings: their default values by identifier. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly source: string;
  readonly blocks: readonly FoundHeadBlock[];
  /** What else has to do with signing in, in all files. */
  readonly signIns: readonly SignIn[];
  /** The token endpoint that it should ask, where one is given. */
  readonly endpoint: string | undefined;
}

/** One thing that a theme needs to sign visitors in. */
export interface ThemeCheck extends CheckWords {
  look(head: ExaminedHead): (Verdict & { readonly where: string })[];
}

const HEAD = 'templates/document_head.hbs';
const at = (outcome: Verdict, where: string = HEAD) => [{ ...outcome, where }];

/** One finding for each sign-in of these kinds; `ok` without any. */
function found(
  signIns: readonly SignIn[],
  kinds: Partial<Record<SignInKind, (found: string) => Verdict>>,
): (Verdict & { readonly where: string })[] {
  const findings = signIns.flatMap(({ kind, path, line, found }) => {
    const verdict = kinds[kind]?.(found);
    return verdict ? [{ ...verdict, where: `${path}:${line}` }] : [];
  });
  return findings.length > 0 ? findings : at(ok('nothing'), '.');
}

/** What `add` puts into a theme, and whether it is all there. */
export const themeChecks: readonly ThemeCheck[] = [
  {
    id: 'head-block',
    title: 'Has one head block',
    why: 'The head block is what signs visitors in; half a block does nothing, and two do it twice.',
    fix: 'Half a block, or two: delete them with their markers first. Then, or if there is none: npx --no guide-messaging-auth add THEME --endpoint URL.',
    look({ blocks, source }) {
      const [first, second] = blocks;
      if (!first) return at(error('no head block'));
      const place = `${HEAD}:${lineOf(source, (second ?? first).start)}`;
      const half = blocks.find((block) => block.kind === 'half');
      if (half)
        return at(
          error(`the ${half.marker} of a block alone`),
          `${HEAD}:${lineOf(source, half.start)}`,
        );
      return second ? at(error(`${blocks.length} blocks`), place) : at(ok('one block'), place);
    },
  },
  {
    id: 'head-block-version',
    title: 'The head block is of this version',
    why: 'An older snippet lacks what has been fixed since.',
    fix: 'Run npx --no guide-messaging-auth add THEME again, with the same options: it replaces the block alone.',
    look({ blocks, source }) {
      return blocks.flatMap((block) => {
        if (block.kind !== 'whole') return [];
        const place = `${HEAD}:${lineOf(source, block.start)}`;
        if (block.version === version) return at(ok(version), place);
        return at(warning(`${block.version || 'no version'}, and this kit is ${version}`), place);
      });
    },
  },
  {
    id: 'other-sign-in',
    title: 'Nothing else signs visitors in',
    why: 'Two sign-ins get in each other’s way; an older one with synchronous requests also stops each page while it waits.',
    fix: 'Delete the other one. An older snippet that asks users/me: npx --no guide-messaging-auth add THEME --replace-legacy takes it out, whichever file it is in.',
    look: ({ signIns }) =>
      found(signIns, {
        legacy: error,
        login: error,
        session: error,
        classic: warning,
        'help-center-jwt': warning,
      }),
  },
  {
    id: 'anonymous-logout',
    title: 'Anonymous visitors are not logged out',
    why: 'logoutUser on a page of somebody who never logged in discards their anonymous conversation.',
    fix: 'Take the call out: the head block calls logoutUser once, after somebody has signed out.',
    look: ({ signIns }) => found(signIns, { 'anonymous-logout': error, logout: warning }),
  },
  {
    id: 'theme-credentials',
    title: 'No credentials are in the theme',
    why: 'Everybody can read a theme’s pages, scripts and assets: these credentials are public already.',
    fix: 'Revoke them in Admin Center now, then take them out; what needs them belongs on a server.',
    look: ({ signIns }) => found(signIns, { credentials: error }),
  },
  {
    id: 'content-security-policy',
    title: 'No policy in the theme forbids sign-in',
    why: 'The browser refuses to run the head block, or to ask the endpoint, and reports it only in its console.',
    fix: "Allow in the policy: script-src 'unsafe-inline' https://static.zdassets.com (without nonce or hash), and connect-src with the endpoint’s origin.",
    look(head) {
      const { texts, source, endpoint } = head;
      const named = endpoint ?? endpointOf(head)?.value;
      const address = named !== undefined && URL.canParse(named) ? named : undefined;
      const templates = [...texts.others].filter(([path]) => path.endsWith('.hbs'));
      const { policies, forbidden } = forbiddenByPolicies([[HEAD, source], ...templates], address);
      if (forbidden.length === 0)
        return at(ok(policies === 0 ? 'no policy' : 'it is allowed'), '.');
      return forbidden.map(({ path, line, found }) => ({
        ...error(found),
        where: `${path}:${line}`,
      }));
    },
  },
  {
    id: 'settings-present',
    title: 'The settings that the head block reads are in the manifest',
    why: 'Guide refuses a template that names a setting which does not exist.',
    fix: 'Run npx --no guide-messaging-auth add THEME again: it puts them in.',
    look: ({ blocks, source, settings }) =>
      settingsReadBy(blocks, source).map((name) => ({
        ...(settings.has(name) ? ok(name) : error(`no setting ${name}`)),
        where: 'manifest.json',
      })),
  },
  {
    id: 'settings-used',
    title: 'The settings of sign-in are used',
    why: 'Somebody changes a setting in Guide’s panel, and nothing happens.',
    fix: 'Run npx --no guide-messaging-auth add THEME again, with --inline if you want no settings.',
    look({ blocks, source, settings }) {
      const read = settingsReadBy(blocks, source);
      const unused = [...settings.keys()]
        .filter((name) => signInSettings.some(({ identifier }) => identifier === name))
        .filter((name) => !read.includes(name));
      return unused.flatMap((name) =>
        at(warning(`${name} is in the manifest, but not in the head block`), 'manifest.json'),
      );
    },
  },
  {
    id: 'theme-endpoint',
    title: 'The token endpoint is named, and is the right one',
    why: 'Without it, or with another, visitors stay anonymous in the messenger.',
    fix: 'Enter the endpoint’s address in Guide’s settings panel, or run npx --no guide-messaging-auth add THEME --endpoint URL.',
    look(head) {
      const { endpoint } = head;
      const named = endpointOf(head);
      if (!named) return [];
      const { value, where } = named;
      if (value === '') return at(warning('no address yet; the panel may have one'), where);
      if (!URL.canParse(value)) return at(error('what is there is not a URL'), where);
      const { protocol, hostname, href, origin, pathname } = new URL(value);
      if (protocol !== 'https:') {
        return at(error(`${protocol} at ${hostname}, and Help Centers are on https:`), where);
      }
      const isOther = endpoint !== undefined && href !== new URL(endpoint).href;
      return at(
        isOther
          ? warning(`${origin}${pathname}, which is not the one given`)
          : ok(origin + pathname),
        where,
      );
    },
  },
];

function settingsReadBy(blocks: readonly FoundHeadBlock[], source: string): string[] {
  const names = blocks.flatMap((block) =>
    block.kind === 'whole'
      ? [...source.slice(block.start, block.end).matchAll(/\{\{settings\.(\w+)\}\}/g)].map(
          ([, name]) => name ?? '',
        )
      : [],
  );
  return [...new Set(names)];
}

function endpointOf({
  blocks,
  source,
  settings,
}: ExaminedHead): { value: string; where: string } | null {
  const block = blocks.find((found) => found.kind === 'whole');
  if (block?.kind !== 'whole') return null;
  const attribute = /data-endpoint="([^"]*)"/.exec(source.slice(block.start, block.end))?.[1];
  const setting = /^\{\{settings\.(\w+)\}\}$/.exec(attribute ?? '')?.[1];
  const where = `${HEAD}:${lineOf(source, block.start)}`;
  if (setting === undefined) return { value: unescaped(attribute ?? ''), where };
  return {
    value: String(settings.get(setting) ?? ''),
    where: `manifest.json, ${setting}`,
  };
}

/** Undoes the character references by which the build writes an attribute. */
const unescaped = (attribute: string): string =>
  attribute.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const lineOf = (source: string, offset: number): number =>
  source.slice(0, offset).split(/\r\n|\n|\r/).length;
