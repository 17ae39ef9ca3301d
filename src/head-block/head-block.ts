import type { Widget } from '../browser-code/index.js';
import { snippetScript } from '../browser-code/index.js';
import { type SignInOptionName, signInOptions } from '../sign-in-options.js';
import { version } from '../version.js';

/** An attribute's value: a text as it is, or the theme's setting of that identifier. */
export type AttributeValue = { readonly text: string } | { readonly setting: string };

/** What the head block passes to the snippet; `signed_in` comes from Guide itself. */
export type HeadBlockAttributes = Readonly<Partial<Record<SignInOptionName, AttributeValue>>> & {
  readonly endpoint: AttributeValue;
  readonly proof: AttributeValue;
};

export interface HeadBlockOptions {
  readonly widget: Widget;
  readonly attributes: HeadBlockAttributes;
}

const START_NOTE = 'start';
const END_MARKER = '{{!-- guide-messaging-auth: end --}}';

/**
 * The head block: the compiled snippet between its markers, for the end of `document_head`.
 *
 * @throws what `snippetScript` throws
 */
export async function headBlock({ widget, attributes }: HeadBlockOptions): Promise<string> {
  return headBlockAround(await snippetScript(widget), attributes);
}

/**
 * The head block around a snippet that is compiled already.
 *
 * It uses `signed_in` and the named settings, nothing else of Guide's, so it is valid in any theme
 * that has those settings.
 *
 * @returns several lines without a final newline
 */
export function headBlockAround(script: string, attributes: HeadBlockAttributes): string {
  const dataset = Object.entries(signInOptions).flatMap(([name, { attribute }]) => {
    const value = attributes[name as SignInOptionName];
    return value ? [`${attribute}="${attributeSource(value)}"`] : [];
  });
  dataset.push('data-signed-in="{{signed_in}}"');
  return [
    `{{!-- guide-messaging-auth ${version}: ${START_NOTE} --}}`,
    `<script ${dataset.join(' ')}>${script}</script>`,
    END_MARKER,
  ].join('\n');
}

function attributeSource(value: AttributeValue): string {
  return 'setting' in value ? `{{settings.${value.setting}}}` : escapeForTemplate(value.text);
}

/**
 * Writes a text so that it comes out of Curlybars (or Handlebars) and HTML's parser as it went in.
 * With every brace a character reference, neither `{{` nor `\{` can come about.
 */
function escapeForTemplate(text: string): string {
  return text.replace(/[&<>"'`{}\r\n\u2028\u2029]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A head block, or a part of one, found in a template. Offsets count UTF-16 units. */
export type FoundHeadBlock =
  | {
      readonly kind: 'whole';
      readonly version: string;
      readonly start: number;
      /** Behind the end marker. */
      readonly end: number;
    }
  | { readonly kind: 'half'; readonly marker: 'start' | 'end'; readonly start: number };

/** The start of a marker's comment, up to the word for the half that it marks. */
const MARKER =
  /\{\{!--\s*guide-messaging-auth(?:\s+(?<version>\d[^\s:]*))?:\s*(?<which>start|end)\b/y;

/**
 * Finds the head blocks in a template's source, in order: whole ones, and markers without their
 * other half. Reads the source once, whatever is in it.
 */
export function findHeadBlocks(source: string): FoundHeadBlock[] {
  const found: FoundHeadBlock[] = [];
  let open: { version: string; start: number } | null = null;
  for (const { which, version, start, end } of markersIn(source)) {
    if (which === 'start') {
      if (open) found.push({ kind: 'half', marker: 'start', start: open.start });
      open = { version, start };
      continue;
    }
    found.push(open ? { kind: 'whole', ...open, end } : { kind: 'half', marker: 'end', start });
    open = null;
  }
  if (open) found.push({ kind: 'half', marker: 'start', start: open.start });
  return found;
}

interface Marker {
  readonly which: string;
  readonly version: string;
  readonly start: number;
  readonly end: number;
}

function* markersIn(source: string): Generator<Marker> {
  let start = source.indexOf('{{!--');
  while (start >= 0) {
    MARKER.lastIndex = start;
    const { which = '', version = '' } = MARKER.exec(source)?.groups ?? {};
    let next = start + '{{!--'.length;
    if (which !== '') {
      const close = source.indexOf('--}}', MARKER.lastIndex);
      // Without an end no later comment has one either.
      if (close < 0) return;
      next = close + '--}}'.length;
      yield { which, version, start, end: next };
    }
    start = source.indexOf('{{!--', next);
  }
}
