import { texts } from './define.ts';

/** Files that go with a return. */
export const attachments = texts(
  {
    heading: 'Vedlegg',
    text: 'Sendes sammen med meldingen. PDF, bilder, XML og kontordokumenter, høyst 25 MB hver.',
    add: 'Legg til vedlegg',
    choose: 'Velg fil',
    adding: 'Leser {{name}}',
    remove: 'Fjern {{name}}',
    by: '{{size}}, lagt til av {{person}}',
  },
  {
    heading: 'Vedlegg',
    text: 'Blir sende saman med meldinga. PDF, bilete, XML og kontordokument, høgst 25 MB kvar.',
    add: 'Legg til vedlegg',
    choose: 'Vel fil',
    adding: 'Les {{name}}',
    remove: 'Fjern {{name}}',
    by: '{{size}}, lagt til av {{person}}',
  },
  {
    heading: 'Attachments',
    text: 'Filed together with the return. PDF, images, XML and office documents, at most 25 MB each.',
    add: 'Add an attachment',
    choose: 'Choose a file',
    adding: 'Reading {{name}}',
    remove: 'Remove {{name}}',
    by: '{{size}}, added by {{person}}',
  },
);
