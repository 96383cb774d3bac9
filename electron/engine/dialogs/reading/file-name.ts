import { extname } from 'node:path';

/** Endings of what public senders attach (reference/dialogporten.md 9.1), by media type. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/json': '.json',
  'application/xml': '.xml',
  'application/zip': '.zip',
  'application/msword': '.doc',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'image/bmp': '.bmp',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
  'text/xml': '.xml',
};

/** A sender's display name as a file's: with the ending that what it is has, where it has none of its own. */
export function fileNameOf(name: string, ...mediaTypes: readonly (string | null | undefined)[]): string {
  if (/^\.[a-z0-9]{1,5}$/i.test(extname(name))) return name;
  for (const type of mediaTypes) {
    const ending = ENDINGS[(type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''];
    if (ending !== undefined) return `${name}${ending}`;
  }
  return name;
}
