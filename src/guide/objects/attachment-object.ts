import { type Attachment, attachmentType } from '../content/index.js';
import type { Reader } from '../view/index.js';

export function attachmentObject(reader: Reader, attachment: Attachment, folder: string) {
  const bytes = reader.store.content.attachments.get(attachment.name) ?? new Uint8Array();
  return {
    id: attachment.id,
    name: attachment.name,
    url: `${folder}/${attachment.id}/${encodeURIComponent(attachment.name)}`,
    size: fileSize(bytes.byteLength),
    content_type: attachmentType(bytes),
    inline: false,
  };
}

/** As Guide writes it: `20 KB`. */
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
