import sanitizeHtml from 'sanitize-html';

/** A file of an article that lies in the content folder. */
export interface LocalFile {
  readonly id: number;
  readonly name: string;
}

/**
 * Makes a foreign article's HTML harmless and local: scripts, event handlers, forms and frames are
 * taken out, as the local Help Center is on the same origin as its developer panel. Links and
 * pictures of the Help Center itself lose their host, so that they lead to the local one.
 *
 * @param origin the Help Center's address without a path
 * @param files the attachments that were pulled, by their id
 */
export function cleanHtml(
  html: string,
  origin: string,
  files: ReadonlyMap<number, LocalFile>,
): string {
  const local =
    (name: 'href' | 'src') => (tagName: string, attributes: sanitizeHtml.Attributes) => {
      const url = attributes[name];
      return {
        tagName,
        attribs:
          url === undefined ? attributes : { ...attributes, [name]: localUrl(url, origin, files) },
      };
    };
  return sanitizeHtml(html, {
    allowedTags: [
      ...sanitizeHtml.defaults.allowedTags,
      'img',
      'video',
      'source',
      'details',
      'summary',
      'ins',
      'del',
    ],
    allowedAttributes: {
      '*': ['id', 'class', 'dir', 'lang', 'title'],
      a: ['href', 'name', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      video: ['src', 'controls', 'width', 'height'],
      source: ['src', 'type'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      ol: ['start', 'type'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      a: local('href'),
      img: local('src'),
      video: local('src'),
      source: local('src'),
    },
  });
}

const ATTACHMENT = /\/article_attachments\/(\d{1,16})(?:[/?#]|$)/;

function localUrl(url: string, origin: string, files: ReadonlyMap<number, LocalFile>): string {
  if (!URL.canParse(url, origin)) return '';
  const address = new URL(url, origin);
  // Texts can name the account's host where visitors see another one. Only pulled files are known here.
  const file = files.get(Number(ATTACHMENT.exec(address.pathname)?.[1]));
  if (file) return attachmentUrl(file);
  return address.origin === origin ? address.pathname + address.search + address.hash : url;
}

/** Where the local Help Center has the file. */
function attachmentUrl({ id, name }: LocalFile): string {
  return `/hc/article_attachments/${id}/${encodeURIComponent(name)}`;
}
