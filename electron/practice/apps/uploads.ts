/** What may be uploaded, and how the app reads the name of a file (reference mva-melding 4.2 and 4.3). */
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const OPEN = 'application/vnd.oasis.opendocument.';

const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  xml: 'text/xml',
  pdf: 'application/pdf',
  odf: `${OPEN}formula`,
  odt: `${OPEN}text`,
  ods: `${OPEN}spreadsheet`,
  odp: `${OPEN}presentation`,
  odg: `${OPEN}graphics`,
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

export const ATTACHMENT_LIMIT = 25 * 1024 * 1024;
export const MOST_ATTACHMENTS = 57;

/** The file name of a Content-Disposition, `filename*` before `filename`; undefined when there is none or it is a path. */
export function filenameOf(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const name = extended ? decoded(extended.trim()) : (plain?.[1] ?? plain?.[2])?.trim();
  return name && !/[\\/]/.test(name) ? name : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Why an upload is refused, or undefined. `contentType` without parameters. */
export function uploadComplaint(type: string, filename: string | undefined, contentType: string, size: number) {
  if (type !== 'mvamelding' && type !== 'binaerVedlegg')
    return `DataType ${type} is not declared in application metadata`;
  if (filename === undefined) {
    return 'Invalid data provided. Error: The request must include a Content-Disposition header with a filename';
  }
  const extension = filename.includes('.') ? (filename.split('.').pop() ?? '').toLowerCase() : '';
  const expected = TYPE_OF_EXTENSION[extension];
  if (expected === undefined || (type === 'mvamelding' && extension !== 'xml')) {
    return `Invalid data provided. Error: Invalid content type: ${contentType}. Please try another file. Permitted content types include: ${[...new Set(Object.values(TYPE_OF_EXTENSION))].join(', ')}`;
  }
  if (contentType !== 'application/octet-stream' && contentType !== expected) {
    return `Invalid data provided. Error: Content type header ${contentType} does not match mime type ${expected} for uploaded file. Please fix header or upload another file.`;
  }
  if (size === 0) return 'Invalid data provided. Error: The file is zero bytes.';
  if (size > ATTACHMENT_LIMIT) return 'Invalid data provided. Error: The file is too large. Maximum size is 25 MB.';
  return undefined;
}

/** What a stored file is called; `application/octet-stream` is narrowed by the name. */
export function storedType(filename: string, contentType: string): string {
  const extension = (filename.split('.').pop() ?? '').toLowerCase();
  return contentType === 'application/octet-stream' ? (TYPE_OF_EXTENSION[extension] ?? contentType) : contentType;
}
