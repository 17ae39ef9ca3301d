import { createHash } from 'node:crypto';
import { avatarUrl, type GuideStore, type Person } from '../content/index.js';
import { scriptJson } from '../html/index.js';

/**
 * The inline script at the end of each Help Center page that names the signed-in person, as observed on
 * real pages: for visitors the role is `anonymous`, the e-mail `null`, the name empty, and the
 * identifier the SHA-1 of the empty text; else it is the SHA-1 of the e-mail address.
 */
export function helpCenterScript({
  account,
  store,
  person,
  locale,
  token,
}: {
  account: { readonly subdomain: string; readonly name: string };
  store: GuideStore;
  person: Person | null;
  locale: string;
  token: string;
}): string {
  const { subdomain, name } = account;
  const internal = { current_session: { locale, csrf_token: token, shared_csrf_token: null } };
  return [
    '<script>',
    'HelpCenter = {};',
    `HelpCenter.account = ${scriptJson({ subdomain, environment: 'production', name })};`,
    `HelpCenter.user = ${scriptJson(userOf(store, person, locale))};`,
    `HelpCenter.internal = ${scriptJson(internal)};`,
    '</script>',
  ].join('\n');
}

function userOf(store: GuideStore, person: Person | null, locale: string): object {
  if (person === null) {
    return {
      identifier: sha1(''),
      email: null,
      name: '',
      role: 'anonymous',
      avatar_url: avatarUrl(0),
      is_admin: false,
      organizations: [],
      groups: [],
    };
  }
  return {
    identifier: sha1(person.email),
    email: person.email,
    name: person.name,
    tags: person.tags,
    locale,
    role: person.role,
    avatar_url: store.profileOf(person).avatarUrl,
    is_admin: false,
    organizations: person.organizations.map((name) => ({ name, tags: [], isShared: false })),
    groups: [],
  };
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
