import type { MessageRow } from '../../../shared/contract/messages-list.ts';
import type { DialogDetails, MessageFile } from '../../../shared/contract/reading.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { listHandlers } from './inbox-list.ts';
import { pdf } from './letter-pdf.ts';
import { people, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const subjects = [
  [
    'Skatteetaten',
    'Vedtak om tvangsmulkt',
    'Mva-meldingen for 4. termin 2026 er ikke mottatt. Tvangsmulkt løper fra fristen.',
    'RequiresAttention',
  ],
  ['Skatteetaten', 'Kvittering for mva-melding', 'Vi har mottatt mva-melding for 4. termin 2026.', 'Completed'],
  [
    'Brønnøysundregistrene',
    'Purring på årsregnskap',
    'Årsregnskapet for 2025 er ikke kommet inn. Forsinkelsesgebyr kan ilegges.',
    'RequiresAttention',
  ],
  ['NAV', 'Refusjon av sykepenger', 'Refusjonskravet er behandlet og blir utbetalt.', 'NotApplicable'],
  [
    'Statistisk sentralbyrå',
    'Oppgaveplikt: korttidsstatistikk',
    'Virksomheten er trukket ut til å svare på undersøkelsen.',
    'RequiresAttention',
  ],
  [
    'Arbeidstilsynet',
    'Varsel om tilsyn',
    'Vi kommer på tilsyn og ber om dokumentasjon på arbeidsmiljøarbeidet.',
    'InProgress',
  ],
  [
    'Skatteetaten',
    'Opplysninger om forskuddsskatt',
    'Forskuddsskatt for upersonlige skattytere forfaller 15. februar.',
    'NotApplicable',
  ],
  [
    'Tolletaten',
    'Tolldeklarasjoner for oktober',
    'Oversikt over innførte varer og beregnet merverdiavgift.',
    'Awaiting',
  ],
] as const;

const body = `## Vedtak

Vi viser til varsel av **10. oktober 2026**. Mva-meldingen for *4. termin* er ikke mottatt.

- Tvangsmulkten er 668 kroner for hvert døgn
- Den løper til meldingen er levert, høyst 66 800 kroner

| Termin | Frist | Status |
|---|---|---|
| 3. termin 2026 | 31.08.2026 | Levert |
| 4. termin 2026 | 12.10.2026 | Mangler |

Du kan klage innen seks uker. Les mer om [tvangsmulkt](https://www.skatteetaten.no/tvangsmulkt/).`;

/** What a sender could write to do harm: nothing of it may run, load or look like ours. */
const hostile = `<script>document.title = 'x'</script><img src="https://sted.example/a.png" onerror="document.title = 'x'" alt="Bilde">

<style>body { display: none }</style><iframe srcdoc="<p>ramme</p>"></iframe><svg onload="document.title = 'x'"></svg>

| Lenke | Til |
|---|---|
| [trykk](javascript:alert(1)) | skript |
| [data](data:text/html,1) | data |
| [https](https://sted.example/) | ukjent vert |

<p style="position:fixed;inset:0" class="failure" id="root">Fast plassert</p>

${'> '.repeat(6)}dypt sitat

**uavsluttet [lenke](https://`;

const count = 640;
const day = 86_400_000;

function rowOf(index: number): MessageRow {
  const [sender, title, summary, status] = subjects[index % subjects.length] ?? subjects[0];
  const client = people[(index * 7) % people.length] ?? { organisationNumber: '000000000', name: '' };
  const at = Date.now() - index * index * 41_000 - index * 3_600_000;
  const due = status === 'RequiresAttention' || status === 'InProgress';
  return {
    id: uuidOf(5, index),
    client: { organisationNumber: client.organisationNumber, name: client.name },
    sender,
    title,
    summary,
    status,
    contentUpdatedAt: new Date(at).toISOString(),
    dueAt: due ? new Date(at + ((index % 5) * 9 + 3) * day).toISOString() : null,
    unread: index % 4 === 0,
    attachments: index % 3,
    done: index % 6 === 5,
    opened: index % 4 === 1,
    newContent: index % 7 === 2,
    subUnit: index % 11 === 3 ? `${client.name} avd. Sør` : null,
    labels: [index % 17 === 6 ? 'Archive' : 'Default'],
    person: index % 5 === 2 ? 'Ingrid Solberg' : null,
    tags: index % 10 === 2 ? ['Klage'] : [],
    followUpOn: index % 13 === 2 ? '2026-12-01' : null,
    notes: index % 13 === 2 ? 2 : 0,
    snippet: null,
    snippetFile: null,
  };
}

const rows = Array.from({ length: count }, (_, index) => rowOf(index));

const plainFile = {
  mediaType: null,
  available: true,
  why: null,
  expiresAt: null,
  size: null,
  saved: false,
  preview: false,
} satisfies Omit<MessageFile, 'id' | 'name'>;

const files: MessageFile[] = [
  { ...plainFile, id: 'a1', name: 'Vedtak om tvangsmulkt.pdf', mediaType: 'application/pdf', preview: true },
  {
    ...plainFile,
    id: 'a2',
    name: 'Oversikt over terminer med et ganske langt filnavn 2026.xlsx',
    expiresAt: '2027-02-01T00:00:00Z',
  },
  { ...plainFile, id: 'a3', name: 'Tidligere brev.pdf', available: false, why: 'expired', preview: true },
];

const hourBefore = (at: string, hours: number) => new Date(Date.parse(at) - hours * 3_600_000).toISOString();

function transmissions(row: MessageRow): DialogDetails['transmissions'] {
  const one = {
    fromParty: false,
    sender: '',
    relatedTo: null,
    authorized: true,
    opened: true,
    deleted: false,
    text: null,
    hasText: false,
    links: [],
    files: [],
  };
  return [
    {
      ...one,
      id: 't1',
      at: hourBefore(row.contentUpdatedAt, 90),
      type: 'Submission',
      fromParty: true,
      sender: 'Ingrid Solberg',
      title: 'Innsending #1',
      summary: 'Skjemaet er sendt inn.',
      hasText: true,
      files: [{ ...plainFile, id: 'k1', name: 'kvittering.pdf', saved: true, size: 90_112, preview: true }],
    },
    {
      ...one,
      id: 't2',
      at: hourBefore(row.contentUpdatedAt, 1),
      type: 'Acceptance',
      title: 'Innsendingen er godkjent',
      summary: 'Saken er ferdig behandlet.',
      relatedTo: 't1',
      opened: false,
    },
    {
      ...one,
      id: 't3',
      at: row.contentUpdatedAt,
      type: 'Decision',
      title: 'Vedtak med taushetsbelagte opplysninger',
      summary: '',
      authorized: false,
      opened: false,
    },
  ];
}

function details(row: MessageRow): DialogDetails {
  const index = rows.findIndex((each) => each.id === row.id);
  const history: DialogDetails['history'] = [
    {
      id: 'h2',
      at: row.contentUpdatedAt,
      kind: 'activity',
      type: 'Information',
      text: 'Varsel er sendt på e-post',
      by: 'owner',
      who: '',
    },
    {
      id: 'h1',
      at: hourBefore(row.contentUpdatedAt, 2),
      kind: 'activity',
      type: 'DialogCreated',
      text: '',
      by: 'owner',
      who: 'Skatteetaten',
    },
  ];
  const seen = {
    id: 's1',
    at: row.contentUpdatedAt,
    kind: 'seen',
    type: 'seen',
    text: '',
    by: 'us',
    who: 'Regnskapsklienter',
  } as const;
  return {
    ...row,
    serviceResource: 'urn:altinn:resource:skd-vedtak-tvangsmulkt',
    service: row.opened ? 'Vedtak om tvangsmulkt' : '',
    unit: index % 9 === 1 ? { organisationNumber: '310000051', name: 'Fjell og Fjord avd. Voss' } : null,
    externalReference: '2026/4711',
    extendedStatus: row.status === 'RequiresAttention' ? 'Venter på svar' : '',
    expiresAt: null,
    gone: index === 14 ? 'deleted' : null,
    refused: index === 10 ? 'levelTooLow' : index === 6 ? 'noAccess' : null,
    changedSince: index === 9,
    openedAt: row.opened ? row.contentUpdatedAt : null,
    text: row.opened
      ? {
          body: index === 17 ? hostile : body,
          type: 'text/markdown',
          at: row.contentUpdatedAt,
          source: 'opened',
          problem: null,
        }
      : index === 3
        ? { body, type: 'text/markdown', at: row.contentUpdatedAt, source: 'background', problem: null }
        : null,
    info: null,
    attachmentList: row.opened ? files : [],
    transmissions: row.opened && index % 8 === 5 ? transmissions(row) : [],
    actions: row.opened
      ? [
          { id: 'g1', title: 'Svar på varselet', primary: true, authorized: true, url: 'https://www.altinn.no/svar' },
          { id: 'g2', title: 'Bekreft', primary: false, authorized: true, url: null },
          { id: 'g3', title: 'Slett', primary: false, authorized: false, url: null },
        ]
      : [],
    history: row.opened ? [seen, ...history] : [],
    historyAt: null,
    why: row.opened
      ? {
          at: row.contentUpdatedAt,
          service: 'Vedtak om tvangsmulkt',
          owner: 'Skatteetaten',
          level: 3,
          minimumLevel: 3,
          evidence: [
            {
              grant: 'AccessPackage',
              name: 'Regnskapsfører med signeringsrettighet',
              subject: 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet',
            },
          ],
        }
      : null,
    returnId: null,
    portalUrl: 'https://af.altinn.no/inbox/0197a1c2',
  };
}

export function inboxScene(double: Double, scene: Scene): void {
  const held = new Map(rows.map((row) => [row.id, row]));
  const failures = [people[4], people[17]].flatMap((client) =>
    client
      ? [
          {
            client: { organisationNumber: client.organisationNumber, name: client.name },
            problem: failure('dialogs.noAccess', { retryable: false, action: 'openAccess', sent: 'notSent' as const }),
          },
        ]
      : [],
  );
  const sync = {
    running: false,
    lastFinishedAt: scene === 'empty' ? null : '2026-11-21T07:02:00.000Z',
    nextAt: new Date(Date.now() + 9 * 60_000).toISOString(),
    failures: scene === 'empty' ? [] : failures,
  };
  double.handle('dialogs.sync', () => ok(sync));
  double.handle('dialogs.syncNow', () => ok({ ...sync, running: true }));
  listHandlers(double, scene, held);
  double.handle('dialogs.get', ({ dialogId }) => {
    const row = held.get(dialogId);
    return row ? ok(details(row)) : fail('dialogs.unknown');
  });
  const change = (dialogId: string, part: Partial<MessageRow>) => {
    const row = { ...(held.get(dialogId) as MessageRow), ...part };
    held.set(dialogId, row);
    double.notify('dialogs.changed', {});
    return row;
  };
  double.handle('dialogs.open', ({ dialogId }) => ok(details(change(dialogId, { opened: true, unread: false }))));
  double.handle('dialogs.openPart', ({ dialogId }) => ok(details(held.get(dialogId) as MessageRow)));
  double.handle('dialogs.lookInto', ({ dialogId }) => ok(details(held.get(dialogId) as MessageRow)));
  double.handle('dialogs.ofReturn', () => ok({ dialogId: null }));
  double.handle('dialogs.attachmentContent', () =>
    ok({ name: 'Vedtak om tvangsmulkt.pdf', kind: 'application/pdf', base64: pdf }),
  );
  double.handle('dialogs.saveAttachment', () =>
    ok({ handle: 'saved', name: 'Vedtak om tvangsmulkt.pdf', size: 90_112 }),
  );
}
