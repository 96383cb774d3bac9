/** What may go with a return, by its name's ending and by what it holds (reference/mva-melding.md 4.3). */
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const OPEN = 'application/vnd.oasis.opendocument.';

type Holds = 'pdf' | 'png' | 'jpeg' | 'zip' | 'ole' | 'xml';

const kinds: Readonly<Record<string, readonly [contentType: string, holds: Holds]>> = {
  pdf: ['application/pdf', 'pdf'],
  // Altinn maps the ending so, and not to application/xml (4.2).
  xml: ['text/xml', 'xml'],
  png: ['image/png', 'png'],
  jpg: ['image/jpeg', 'jpeg'],
  jpeg: ['image/jpeg', 'jpeg'],
  docx: [`${OFFICE}wordprocessingml.document`, 'zip'],
  xlsx: [`${OFFICE}spreadsheetml.sheet`, 'zip'],
  pptx: [`${OFFICE}presentationml.presentation`, 'zip'],
  doc: ['application/msword', 'ole'],
  xls: ['application/vnd.ms-excel', 'ole'],
  ppt: ['application/vnd.ms-powerpoint', 'ole'],
  odt: [`${OPEN}text`, 'zip'],
  ods: [`${OPEN}spreadsheet`, 'zip'],
  odp: [`${OPEN}presentation`, 'zip'],
  odg: [`${OPEN}graphics`, 'zip'],
  odf: [`${OPEN}formula`, 'zip'],
};

const beginsWith: Readonly<Record<Exclude<Holds, 'xml'>, string>> = {
  pdf: '255044462d',
  png: '89504e470d0a1a0a',
  jpeg: 'ffd8ff',
  zip: '504b0304',
  ole: 'd0cf11e0a1b11ae1',
};

export type Kind = { readonly contentType: string } | { readonly not: 'allowed' | 'whatItSays' };

export function kindOf(name: string, bytes: Uint8Array): Kind {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
  if (!kind) return { not: 'allowed' };
  const [contentType, holds] = kind;
  return isWhatItSays(holds, bytes) ? { contentType } : { not: 'whatItSays' };
}

function isWhatItSays(holds: Holds, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64));
  if (holds !== 'xml') return head.toString('hex').startsWith(beginsWith[holds]);
  // With and without a byte order mark, in UTF-8 or UTF-16.
  return /^[\ufeff\ufffd\s]*</.test(head.toString('utf8').replaceAll('\0', ''));
}
