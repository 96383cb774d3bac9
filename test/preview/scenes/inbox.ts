import type { DialogDetails, DialogRow } from '../../../shared/contract/dialogs.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
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

const count = 640;
const day = 86_400_000;

function rowOf(index: number): DialogRow {
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
    snippet: null,
  };
}

const rows = Array.from({ length: count }, (_, index) => rowOf(index));

function details(row: DialogRow): DialogDetails {
  return {
    ...row,
    serviceResource: 'urn:altinn:resource:skd-vedtak-tvangsmulkt',
    externalReference: '2026/4711',
    body: row.opened ? body : '',
    bodyType: 'text/markdown',
    attachmentList: row.opened
      ? [
          {
            id: 'a1',
            name: 'Vedtak om tvangsmulkt.pdf',
            mediaType: 'application/pdf',
            available: true,
            expiresAt: null,
            saved: false,
          },
          {
            id: 'a2',
            name: 'Oversikt over terminer med et ganske langt filnavn 2026.xlsx',
            mediaType: null,
            available: true,
            expiresAt: '2027-02-01T00:00:00Z',
            saved: false,
          },
          { id: 'a3', name: 'Tidligere brev.pdf', mediaType: null, available: false, expiresAt: null, saved: false },
        ]
      : [],
    activities: [
      { id: 'h1', at: row.contentUpdatedAt, type: 'DialogCreated', text: '' },
      { id: 'h2', at: row.contentUpdatedAt, type: 'Information', text: 'Varsel er sendt på e-post' },
    ],
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
  double.handle('dialogs.list', (input) => {
    const words = input.search?.toLowerCase();
    const found = [...held.values()].filter(
      (row) =>
        scene !== 'empty' &&
        (!words || `${row.title} ${row.summary} ${row.client.name}`.toLowerCase().includes(words)) &&
        (!input.organisationNumber || row.client.organisationNumber === input.organisationNumber) &&
        (!input.unreadOnly || row.unread) &&
        (!input.hideDone || !row.done),
    );
    const mark = (text: string) => (words ? text.replace(new RegExp(words, 'gi'), '\uE000$&\uE001') : null);
    const page = found.slice(input.offset, input.offset + input.limit);
    return ok({ rows: page.map((row) => ({ ...row, snippet: mark(row.summary) })), total: found.length });
  });
  double.handle('dialogs.get', ({ dialogId }) => {
    const row = held.get(dialogId);
    return row ? ok(details(row)) : fail('dialogs.unknown');
  });
  const change = (dialogId: string, part: Partial<DialogRow>) => {
    const row = { ...(held.get(dialogId) as DialogRow), ...part };
    held.set(dialogId, row);
    double.notify('dialogs.changed', {});
    return row;
  };
  double.handle('dialogs.open', ({ dialogId }) => ok(details(change(dialogId, { opened: true, unread: false }))));
  double.handle('dialogs.setDone', ({ dialogId, done }) => ok(change(dialogId, { done })));
  double.handle('dialogs.saveAttachment', () =>
    ok({ handle: 'saved', name: 'Vedtak om tvangsmulkt.pdf', size: 90_112 }),
  );
}
