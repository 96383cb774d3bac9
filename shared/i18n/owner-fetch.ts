import { texts } from './define.ts';

export const ownerFetch = texts(
  {
    texts: 'Hent også tekst og vedlegg i bakgrunnen',
    'texts.text':
      'Teksten i nye meldinger kan da leses og søkes i uten at meldingen åpnes. Uten dette valget hentes bare det Altinn viser i listen.',
    price: 'Avsender ser at firmaet har hentet. Nedlasting av vedlegg står i aktivitetsloggen.',
    files: 'Last også ned vedlegg',
    'confirm.texts': 'Hente tekst i bakgrunnen for alle klienter?',
    'confirm.files': 'Laste ned vedlegg i bakgrunnen for alle klienter?',
    'confirm.from':
      'Gjelder meldinger som kommer fra nå av, fra tjenestene firmaet henter. Ingenting merkes som lest, åpnet eller bekreftet.',
    'confirm.limit': 'Vedlegg over 25 MB blir i Altinn.',
    'act.texts': 'Hent tekst',
    'act.files': 'Last ned vedlegg',
    chosen: 'Valgt av {{person}} {{at}}.',
    fetched: 'Hentet: {{texts}} tekster, {{files}} vedlegg.',
    waiting: 'Venter: {{texts}} tekster, {{files}} vedlegg.',
    failed_one: '{{count}} melding kunne ikke hentes',
    failed_other: '{{count}} meldinger kunne ikke hentes',
  },
  {
    texts: 'Hent også tekst og vedlegg i bakgrunnen',
    'texts.text':
      'Teksten i nye meldingar kan då lesast og søkjast i utan at meldinga blir opna. Utan dette valet blir berre det Altinn viser i lista, henta.',
    price: 'Avsendaren ser at firmaet har henta. Nedlasting av vedlegg står i aktivitetsloggen.',
    files: 'Last også ned vedlegg',
    'confirm.texts': 'Hente tekst i bakgrunnen for alle klientar?',
    'confirm.files': 'Laste ned vedlegg i bakgrunnen for alle klientar?',
    'confirm.from':
      'Gjeld meldingar som kjem frå no av, frå tenestene firmaet hentar. Ingenting blir merkt som lese, opna eller stadfesta.',
    'confirm.limit': 'Vedlegg over 25 MB blir i Altinn.',
    'act.texts': 'Hent tekst',
    'act.files': 'Last ned vedlegg',
    chosen: 'Valt av {{person}} {{at}}.',
    fetched: 'Henta: {{texts}} tekstar, {{files}} vedlegg.',
    waiting: 'Ventar: {{texts}} tekstar, {{files}} vedlegg.',
    failed_one: '{{count}} melding kunne ikkje hentast',
    failed_other: '{{count}} meldingar kunne ikkje hentast',
  },
  {
    texts: 'Also fetch text and attachments in the background',
    'texts.text':
      'The text of new messages can then be read and searched without opening the message. Without this choice only what Altinn shows in its list is fetched.',
    price: 'The sender sees that the firm has fetched. Downloads of attachments stand in the activity log.',
    files: 'Also download attachments',
    'confirm.texts': 'Fetch texts in the background for every client?',
    'confirm.files': 'Download attachments in the background for every client?',
    'confirm.from':
      'For messages that come from now on, from the services the firm fetches. Nothing is marked as read, opened or confirmed.',
    'confirm.limit': 'Attachments over 25 MB stay in Altinn.',
    'act.texts': 'Fetch texts',
    'act.files': 'Download attachments',
    chosen: 'Chosen by {{person}} {{at}}.',
    fetched: 'Fetched: {{texts}} texts, {{files}} attachments.',
    waiting: 'Waiting: {{texts}} texts, {{files}} attachments.',
    failed_one: '{{count}} message could not be fetched',
    failed_other: '{{count}} messages could not be fetched',
  },
);
