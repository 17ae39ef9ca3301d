import { Hono } from 'hono';
import type { Network } from '../../src/content-pull/help-center-api.js';

export const ORIGIN = 'https://help.example.com';

/** An article as Zendesk's public API shows it. */
export function apiArticle(id: number, changes: object = {}): Record<string, unknown> {
  return {
    id,
    section_id: 20,
    author_id: 7,
    title: `Article ${id}`,
    body: `<p>Text ${id}</p>`,
    draft: false,
    promoted: false,
    position: 0,
    created_at: '2024-01-02T03:04:05Z',
    edited_at: '2024-02-02T03:04:05Z',
    vote_sum: 2,
    vote_count: 4,
    label_names: ['bike'],
    comments_disabled: true,
    user_segment_id: null,
    ...changes,
  };
}

export interface HelpCenterParts {
  readonly locales?: readonly string[];
  /** By locale. */
  readonly articles?: Readonly<Record<string, readonly object[]>>;
  readonly attachments?: readonly { readonly id: number; readonly locale?: string }[];
  readonly files?: Readonly<Record<string, string>>;
  /** Pagination by page number instead of by cursor. */
  readonly byPageNumber?: boolean;
  /** Of a page, where it is fewer than a client asks for. */
  readonly mostItems?: number;
  readonly community?: boolean;
}

/** A stand-in for Zendesk's public Help Center API: it pages and shows what it is given. */
export function publicHelpCenter(parts: HelpCenterParts = {}): Hono {
  const { locales = ['en-us'], articles = { 'en-us': [apiArticle(100)] } } = parts;
  const app = new Hono();
  const list = (name: string, items: readonly object[], query: Record<string, string>) => {
    const asked = Number(query['page[size]'] ?? query.per_page ?? 30);
    const size = Math.min(asked, parts.mostItems ?? asked);
    const start = parts.byPageNumber
      ? (Number(query.page ?? 1) - 1) * size
      : Number(query['page[after]'] ?? 0);
    const page = items.slice(start, start + size);
    const more = start + size < items.length;
    return parts.byPageNumber
      ? { [name]: page, count: items.length, next_page: more ? 'https://elsewhere.example/' : null }
      : {
          [name]: page,
          meta: { has_more: more, after_cursor: more ? String(start + size) : null },
        };
  };
  app.get('/api/v2/help_center/locales.json', (context) =>
    context.json({ locales, default_locale: locales[0] }),
  );
  app.get('/api/v2/help_center/:locale/:name', (context) => {
    const { locale, name } = context.req.param();
    const lists: Record<string, readonly object[]> = {
      'categories.json': [{ id: 10, name: `Category ${locale}`, description: null, position: 0 }],
      'sections.json': [
        { id: 20, category_id: 10, name: `Section ${locale}`, description: '', position: 0 },
        {
          id: 21,
          category_id: 10,
          name: 'Inner',
          description: '',
          parent_section_id: 20,
          position: 1,
        },
      ],
      'articles.json': articles[locale] ?? [],
    };
    const items = lists[name];
    if (!items) return context.notFound();
    return context.json(list(name.replace('.json', ''), items, context.req.query()));
  });
  app.get('/api/v2/help_center/:locale/articles/:id/attachments.json', (context) => {
    const all = parts.attachments ?? [];
    const shown = all.filter(({ locale = context.req.param('locale') }) => {
      return locale === context.req.param('locale');
    });
    return context.json(list('article_attachments', shown, context.req.query()));
  });
  app.get('/api/v2/community/:name', (context) => {
    if (!parts.community) return context.json({ error: 'Forbidden' }, 403);
    const lists: Record<string, readonly object[]> = {
      'topics.json': [{ id: 30, name: 'Ideas', description: 'What to build' }],
      'posts.json': [
        {
          id: 40,
          topic_id: 30,
          author_id: 8,
          title: 'A bell',
          details: '<p>Please</p><script>steal()</script>',
          created_at: '2024-03-01T00:00:00Z',
          status: 'planned',
        },
      ],
    };
    const name = context.req.param('name');
    return context.json(list(name.replace('.json', ''), lists[name] ?? [], context.req.query()));
  });
  app.get('/hc/article_attachments/:id', (context) => {
    const text = parts.files?.[context.req.param('id')];
    return text === undefined ? context.notFound() : context.text(text);
  });
  return app;
}

/** What was asked, and how long was waited between the requests. */
export interface RecordedNetwork extends Network {
  readonly asked: string[];
  readonly waits: number[];
}

/** @param answer instead of the app's answer, for the request of that number (from 1) */
export function recordedNetwork(
  app: { request(url: string): Response | Promise<Response> },
  answer: (path: string, number: number) => Response | Error | undefined = () => undefined,
): RecordedNetwork {
  const asked: string[] = [];
  const waits: number[] = [];
  return {
    asked,
    waits,
    async fetch(input) {
      const url = new URL(String(input));
      asked.push(url.pathname + url.search);
      const given = answer(url.pathname + url.search, asked.length);
      if (given instanceof Error) throw given;
      return given ?? app.request(url.href);
    },
    async wait(milliseconds) {
      waits.push(milliseconds);
    },
  };
}
