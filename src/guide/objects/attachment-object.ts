import type { Attachment } from '../content/content-schema.js';
import type { Page } from '../render/page.js';

export function attachmentObject(page: Page, attachment: Attachment, folder: string) {
  const bytes = page.store.content.attachments.get(attachment.name)?.byteLength ?? 0;
  return {
    id: attachment.id,
    name: attachment.name,
    url: `${folder}/${attachment.id}/${encodeURIComponent(attachment.name)}`,
    size: fileSize(bytes),
    content_type: 'application/octet-stream',
    inline: false,
  };
}

/** As Guide says it: `20 KB`. */
function fileSize(bytes: number): string {
  const units = ['Bytes', 'KB', 'MB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Number(size.toPrecision(3))} ${units[unit]}`;
}
