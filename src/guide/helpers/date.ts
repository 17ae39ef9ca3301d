import { zendeskTime } from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { View } from '../view/index.js';

/**
 * `{{date created_at}}`: a `time` element. `timeago=true` shows how long ago it was, `timeago=false`
 * the day (Guide leaves both to its script, which reads `data-datetime`); `format` is `short`,
 * `medium`, `long` or `full`, and wins over `timeago`. Times are UTC, so that a page is the same on
 * every machine.
 *
 * Source: developer.zendesk.com, Help Center Templates, "date helper".
 */
export function dateHelper(view: Pick<View, 'locale' | 'now'>): Helper {
  return ({ args, options }) => {
    const value = args[0];
    const time = new Date(value instanceof Date ? value : String(value ?? ''));
    if (Number.isNaN(time.getTime())) return '';
    const iso = zendeskTime(time);
    const { timeago, format, class: className } = options;
    const relative = format === undefined && (timeago === true || timeago === 'true');
    return safeHtml(
      element(
        'time',
        {
          datetime: iso,
          title: `${iso.slice(0, 10)} ${iso.slice(11, 16)}`,
          'data-datetime': relative ? 'relative' : timeago === undefined ? null : 'calendar',
          class: className,
        },
        escapeHtml(
          relative ? timeAgo(time, view.now, view.locale.locale) : formatted(view, time, format),
        ),
      ),
    );
  };
}

/** What writes dates in a language. */
interface Formats {
  readonly day: Readonly<Record<'short' | 'medium' | 'long' | 'full', Intl.DateTimeFormat>>;
  readonly clock: Intl.DateTimeFormat;
  readonly ago: Intl.RelativeTimeFormat;
  readonly now: Intl.RelativeTimeFormat;
}

/** By locale: to make them takes longer than to write a page's dates, and languages are few. */
const madeFormats = new Map<string, Formats>();

function formatsOf(locale: string): Formats {
  const formats = madeFormats.get(locale) ?? makeFormats(locale);
  madeFormats.set(locale, formats);
  return formats;
}

function makeFormats(locale: string): Formats {
  const day = (options: Intl.DateTimeFormatOptions = {}) =>
    new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'long',
      day: '2-digit',
      timeZone: 'UTC',
      ...options,
    });
  return {
    day: {
      short: day({ month: '2-digit' }),
      medium: day({ day: 'numeric' }),
      long: day(),
      full: day({ weekday: 'long' }),
    },
    clock: new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }),
    ago: new Intl.RelativeTimeFormat(locale, { numeric: 'always' }),
    now: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  };
}

function formatted(view: Pick<View, 'locale'>, time: Date, format: unknown): string {
  const { day, clock } = formatsOf(view.locale.locale);
  switch (format) {
    case 'short':
    case 'medium':
      return day[format].format(time);
    default:
      return `${day[format === 'full' ? 'full' : 'long'].format(time)} ${clock.format(time)}`;
  }
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago, in words: `3 days ago`. What is less than a minute old is `now`. */
export function timeAgo(time: Date, now: Date, locale: string): string {
  const formats = formatsOf(locale);
  const seconds = Math.max(0, (now.getTime() - time.getTime()) / 1000);
  for (const [unit, length] of steps) {
    if (seconds >= length) return formats.ago.format(-Math.floor(seconds / length), unit);
  }
  return formats.now.format(0, 'second');
}
