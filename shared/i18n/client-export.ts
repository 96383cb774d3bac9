import { texts } from './define.ts';

/** One client alone, for whoever takes over. */
export const clientExport = texts(
  {
    title: 'Overlevering',
    act: 'Eksporter klienten',
    ask: 'Eksportere {{name}}?',
    text: 'Alt Klientbro har om klienten, lagres som én zip-fil i mappen du velger: opplysninger, mva-meldinger med kvitteringer, meldinger med tekster, notater, oppfølging og merker (CSV og JSON), og vedlegg. Filen er ikke kryptert.',
    counts: 'Mva-meldinger: {{returns}}. Meldinger: {{messages}}. Vedlegg: {{files}}.',
    notHeld_one: 'Ett vedlegg er ikke hentet. Det står i listen mangler.json og hentes ikke nå.',
    notHeld_other: '{{count}} vedlegg er ikke hentet. De står i listen mangler.json og hentes ikke nå.',
    unopened_one: 'Én melding med vedlegg er ikke åpnet. Den står i samme liste.',
    unopened_other: '{{count}} meldinger med vedlegg er ikke åpnet. De står i samme liste.',
    choose: 'Velg mappe og eksporter',
    begun: 'Eksporten er i gang. Filen legges i {{folder}}.',
  },
  {
    title: 'Overlevering',
    act: 'Eksporter klienten',
    ask: 'Eksportere {{name}}?',
    text: 'Alt Klientbro har om klienten, blir lagra som éi zip-fil i mappa du vel: opplysningar, mva-meldingar med kvitteringar, meldingar med tekstar, notat, oppfølging og merke (CSV og JSON), og vedlegg. Fila er ikkje kryptert.',
    counts: 'Mva-meldingar: {{returns}}. Meldingar: {{messages}}. Vedlegg: {{files}}.',
    notHeld_one: 'Eitt vedlegg er ikkje henta. Det står i lista mangler.json og blir ikkje henta no.',
    notHeld_other: '{{count}} vedlegg er ikkje henta. Dei står i lista mangler.json og blir ikkje henta no.',
    unopened_one: 'Éi melding med vedlegg er ikkje opna. Ho står i same lista.',
    unopened_other: '{{count}} meldingar med vedlegg er ikkje opna. Dei står i same lista.',
    choose: 'Vel mappe og eksporter',
    begun: 'Eksporten er i gang. Fila blir lagd i {{folder}}.',
  },
  {
    title: 'Hand-over',
    act: 'Export the client',
    ask: 'Export {{name}}?',
    text: 'Everything Klientbro holds of the client is saved as one zip file in the folder you choose: facts, VAT returns with receipts, messages with texts, notes, follow-ups and tags (CSV and JSON), and attachments. The file is not encrypted.',
    counts: 'VAT returns: {{returns}}. Messages: {{messages}}. Attachments: {{files}}.',
    notHeld_one: 'One attachment is not held here. It stands in the list mangler.json and is not fetched now.',
    notHeld_other:
      '{{count}} attachments are not held here. They stand in the list mangler.json and are not fetched now.',
    unopened_one: 'One message with attachments has not been opened. It stands in the same list.',
    unopened_other: '{{count}} messages with attachments have not been opened. They stand in the same list.',
    choose: 'Choose folder and export',
    begun: 'The export has begun. The file goes to {{folder}}.',
  },
);
