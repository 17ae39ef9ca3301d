import {
  type Article,
  type Section,
  visibleArticles,
  visibleSections,
} from '../../../guide/content/index.js';
import type { Api, ApiRequest } from './api.js';
import type { List } from './list.js';
import {
  articleRecord,
  attachmentRecord,
  categoryRecord,
  commentRecord,
  sectionRecord,
  translationRecord,
  usersOf,
} from './records.js';

/** Languages, categories, sections, articles, and what belongs to an article. */
export function knowledgeBaseRoutes(api: Api): void {
  api.get('/locales', ({ store }) => ({
    locales: store.content.helpCenter.locales.map(({ locale }) => locale),
    default_locale: store.content.helpCenter.default_locale,
  }));

  api.list('/categories', categories);
  api.get('/categories/:id', (request) => {
    const record = request.store.content.categories.find(({ id }) => id === request.id);
    return record && { category: categoryRecord(request, record) };
  });

  api.list('/sections', (request) => sections(request, () => true));
  api.list('/categories/:id/sections', (request) =>
    sections(request, (section) => section.category === request.id),
  );
  api.get('/sections/:id', (request) => {
    const record = visibleSections(request).find(({ id }) => id === request.id);
    return record && { section: sectionRecord(request, record) };
  });
  api.list('/sections/:id/sections', (request) =>
    sections(request, (section) => section.parent === request.id),
  );

  api.list('/articles', (request) => articles(request, () => true));
  api.list('/sections/:id/articles', (request) =>
    articles(request, (article) => article.section === request.id),
  );
  api.list('/categories/:id/articles', (request) => {
    const ids = new Set(
      request.store.content.sections
        .filter(({ category }) => category === request.id)
        .map(({ id }) => id),
    );
    return articles(request, (article) => ids.has(article.section));
  });
  api.list('/users/:id/articles', (request) => {
    const email = request.store.profileById(request.id)?.email;
    return email === undefined
      ? undefined
      : articles(request, (article) => article.author === email);
  });
  api.list('/articles/labels', (request) => {
    const names = new Set(visibleArticles(request).flatMap(({ labels }) => labels));
    return { name: 'labels', records: [...names].sort().map(labelRecord) };
  });
  api.get('/articles/:id', (request) => {
    const record = visibleArticle(request);
    return record && { article: articleRecord(request, record) };
  });

  const ofArticle = (path: string, list: (request: ApiRequest, article: Article) => List) =>
    api.list(`/articles/:id/${path}`, (request) => {
      const article = visibleArticle(request);
      return article && list(request, article);
    });
  ofArticle('labels', (_request, { labels }) => ({
    name: 'labels',
    records: labels.map(labelRecord),
  }));
  for (const path of ['attachments', 'attachments/block']) {
    ofArticle(path, (request, article) => ({
      name: 'article_attachments',
      records: article.attachments.map((each) => attachmentRecord(request, article, each)),
    }));
  }
  // Pictures in the text: the local Help Center's articles have none.
  ofArticle('attachments/inline', () => ({ name: 'article_attachments', records: [] }));
  ofArticle('comments', (request, article) => {
    const url = request.urls.article(article.id, request.text(article.title));
    return {
      name: 'comments',
      records: article.comments.map((comment) =>
        commentRecord(request, comment, { kind: 'Article', id: article.id, url }),
      ),
      include: { users: (records) => usersOf(request, records) },
      sortable: ['created_at', 'updated_at'],
    };
  });
  // Only agents see who voted, and the content does not know it.
  ofArticle('votes', () => ({ name: 'votes', records: [] }));
  ofArticle('translations', (request, article) => ({
    name: 'translations',
    records: Object.keys(article.body).map((locale) => translationRecord(request, article, locale)),
  }));
}

function categories(request: ApiRequest): List {
  return {
    name: 'categories',
    records: request.store.content.categories.map((record, position) =>
      categoryRecord(request, record, position),
    ),
    sortable: ['position', 'created_at', 'updated_at'],
  };
}

function sections(request: ApiRequest, keeps: (section: Section) => boolean): List {
  return {
    name: 'sections',
    records: visibleSections(request)
      .filter(keeps)
      .map((record, position) => sectionRecord(request, record, position)),
    include: {
      categories: (records) => {
        const ids = idsIn(records, 'category_id');
        return request.store.content.categories
          .filter(({ id }) => ids.has(id))
          .map((record) => categoryRecord(request, record));
      },
    },
    sortable: ['position', 'created_at', 'updated_at'],
  };
}

function articles(request: ApiRequest, keeps: (article: Article) => boolean): List {
  const labels = (request.context.req.query('label_names') ?? '').split(',').filter(Boolean);
  return {
    name: 'articles',
    records: visibleArticles(request)
      .filter(keeps)
      .filter((article) => labels.every((label) => article.labels.includes(label)))
      .map((record, position) => articleRecord(request, record, position)),
    include: {
      users: (records) => usersOf(request, records),
      sections: (records) => sectionsOf(request, records),
      categories: (records) => {
        const ids = idsIn(sectionsOf(request, records), 'category_id');
        return request.store.content.categories
          .filter(({ id }) => ids.has(id))
          .map((record) => categoryRecord(request, record));
      },
      translations: (records) => {
        const ids = idsIn(records, 'id');
        return visibleArticles(request)
          .filter(({ id }) => ids.has(id))
          .flatMap((article) =>
            Object.keys(article.body).map((locale) => translationRecord(request, article, locale)),
          );
      },
    },
    sortable: ['position', 'title', 'created_at', 'updated_at', 'edited_at'],
  };
}

function sectionsOf(request: ApiRequest, records: readonly object[]) {
  const ids = idsIn(records, 'section_id');
  return visibleSections(request)
    .filter(({ id }) => ids.has(id))
    .map((record) => sectionRecord(request, record));
}

function visibleArticle(request: ApiRequest): Article | undefined {
  return visibleArticles(request).find(({ id }) => id === request.id);
}

function idsIn(records: readonly object[], property: string): Set<unknown> {
  return new Set(records.map((record) => (record as Readonly<Record<string, unknown>>)[property]));
}

function labelRecord(name: string) {
  return { name };
}
