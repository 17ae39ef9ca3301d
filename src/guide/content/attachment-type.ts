const DOWNLOAD = 'application/octet-stream';

/** What pictures have in their first bytes, and where. An SVG is not among them: it can run scripts. */
const SIGNATURES = [
  { type: 'image/png', bytes: '\x89PNG\r\n', at: 0 },
  { type: 'image/jpeg', bytes: '\xff\xd8\xff', at: 0 },
  { type: 'image/gif', bytes: 'GIF8', at: 0 },
  { type: 'image/webp', bytes: 'WEBP', at: 8 },
  { type: 'image/avif', bytes: 'ftypavif', at: 4 },
] as const;

/**
 * The media type of an attachment, judged by its bytes and not by its name: that of a picture which
 * pages can show without danger, and `application/octet-stream` for everything else.
 */
export function attachmentType(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return SIGNATURES.find((known) => start.startsWith(known.bytes, known.at))?.type ?? DOWNLOAD;
}
