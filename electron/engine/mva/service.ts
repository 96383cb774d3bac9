import type { FileHandle } from '../../../shared/contract/common.ts';
import type { Period, ReturnView } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { isPeriod, periodKey } from '../../../shared/mva/periods.ts';
import { type Failure, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { attempt } from '../store/faults.ts';
import { findingsOf, findRelease, type ReleaseWish, release, standing, withdraw } from './batch/release.ts';
import { readMarks } from './board/marks.ts';
import { readOwnDeadlines } from './board/own-deadlines.ts';
import { type ControlWish, controlsOf, noteControl } from './controls.ts';
import { newReference } from './figures.ts';
import type { Entry, Journal } from './filing/journal.ts';
import { noteFollowUp } from './follow-up.ts';
import { keepReturn, type Making, type NewReturn } from './keep.ts';
import type { MvaPorts } from './ports.ts';
import { type KeptReturn, Returns } from './returns.ts';
import { openQuestions } from './saft/open-questions.ts';
import { type Sending, send } from './send.ts';
import { resume } from './takeup.ts';
import { termReturns } from './term-returns.ts';
import { termCells, termsShown } from './terms.ts';
import { returnView } from './view.ts';
import { MAX_RETURN_BYTES, readReturn } from './xml/read-return.ts';

export class MvaService {
  readonly #ports: MvaPorts;
  readonly #returns: Returns;
  readonly #journal: Journal;

  constructor(ports: MvaPorts, journal: Journal) {
    this.#ports = ports;
    this.#journal = journal;
    this.#returns = new Returns(ports.store);
  }

  async terms(yearsBack = 0): Promise<OutputOf<'mva.terms'>> {
    const { clock, clients, store } = this.#ports;
    const nowMs = clock.now();
    const terms = termsShown(nowMs, yearsBack);
    const listed = await clients.listed();
    const returns = await termReturns(this.#ports, this.#journal, await this.#returns.list(), listed);
    const noted = { markOf: await readMarks(store.db), ownDeadlineOf: await readOwnDeadlines(store.db) };
    const picture = { terms, yearsBack, clients: listed, returns, ...noted, nowMs };
    return { terms, cells: termCells(picture) };
  }

  async importFile(handle: string, organisationNumber: string): Promise<Outcome<ReturnView>> {
    const client = await this.#ports.clients.find(organisationNumber);
    if (!client) return fail('mva.unknownClient', { params: { organisationNumber }, sent: 'notSent' });
    const file = await this.#ports.readFile(handle, MAX_RETURN_BYTES);
    if (!file.ok) return file;
    const value = await readReturn(file.value.bytes);
    if (!value.ok)
      return { ok: false, error: { ...value.error, params: { ...value.error.params, file: file.value.name } } };
    const { name, bytes } = file.value;
    const period = periodKey(value.value.period);
    const make = async (): Promise<NewReturn> => ({
      client: { organisationNumber, name: client.name },
      value: value.value,
      source: { kind: 'xml', fileName: name, importedAt: this.#journal.now(), importedBy: this.#ports.person() },
      fileHash: (await this.#ports.files.put(bytes)).hash,
    });
    return this.#keep({ act: 'mva.import', params: { file: name, period }, make });
  }

  /** The same figures for another client or term, as a new message with a reference of its own. */
  async useAsDraft(returnId: string, organisationNumber: string, period: Period): Promise<Outcome<ReturnView>> {
    const from = await this.#returns.find(returnId);
    if (!from) return this.#unknown(returnId);
    const client = await this.#ports.clients.find(organisationNumber);
    if (!client) return fail('mva.unknownClient', { params: { organisationNumber }, sent: 'notSent' });
    if (!isPeriod(period)) {
      return fail('mva.wrongPeriod', { params: { period: periodKey(period) }, action: 'fixInput', sent: 'notSent' });
    }
    const questions = await openQuestions(this.#ports.store, from);
    if (questions > 0) return fail('saft.questionsOpen', { params: { count: questions }, sent: 'notSent' });
    const reference = newReference(organisationNumber, period);
    const make = (): NewReturn => ({
      client: { organisationNumber, name: client.name },
      value: {
        ...from.value,
        organisationNumber,
        identificationNumber: null,
        // The KID for money to one taxpayer is no business of another's.
        payoutKid: from.value.organisationNumber === organisationNumber ? from.value.payoutKid : null,
        period,
        reference,
      },
      source: { ...from.source, importedAt: this.#journal.now(), importedBy: this.#ports.person() },
      fileHash: from.fileHash,
    });
    const params = { from: from.source.fileName, period: periodKey(period) };
    return this.#keep({ act: 'mva.useAsDraft', params, make });
  }

  async get(returnId: string): Promise<Outcome<ReturnView>> {
    const kept = await this.#returns.find(returnId);
    return kept ? ok(await this.#view(kept)) : this.#unknown(returnId);
  }

  async list(organisationNumber?: string): Promise<ReturnView[]> {
    const views: ReturnView[] = [];
    for (const kept of await this.#returns.list(organisationNumber)) views.push(await this.#view(kept));
    return views;
  }

  /** Gone from sight; what was filed stays in the store with its journal. */
  async discard(returnId: string): Promise<Outcome<Record<string, never>>> {
    const kept = await this.#returns.find(returnId);
    if (!kept) return this.#unknown(returnId);
    const filings = await this.#journal.ofReturn(returnId);
    const { name } = kept.client;
    if (filings.some(({ row }) => row.open === 1))
      return fail('mva.filingOpen', { params: { client: name }, sent: 'notSent' });
    if (filings.some(({ row }) => row.sent !== 'notSent')) {
      return fail('mva.alreadyFiled', { params: { client: name }, sent: 'notSent' });
    }
    const gone = await attempt(() =>
      this.#ports.store.transaction(async (trx) => {
        await this.#returns.discard(returnId, this.#journal.now(), trx);
        const params = { period: periodKey(kept.value.period), file: kept.source.fileName };
        await this.#ports.audit.note({ act: 'mva.discard', client: kept.client, params }, trx);
      }),
    );
    if (!gone.ok) return gone;
    this.#ports.push('mva.changed', { returnId });
    return ok({});
  }

  async noteControl(returnId: string, wish: ControlWish): Promise<Outcome<ReturnView>> {
    const kept = await this.#returns.find(returnId);
    if (!kept) return this.#unknown(returnId);
    const noted = await attempt(() => noteControl(this.#ports, this.#journal, kept, wish));
    if (!noted.ok) return noted;
    return noted.value.ok ? this.get(returnId) : noted.value;
  }

  file(returnId: string, wish: Omit<Sending, 'kept'>): Promise<Outcome<ReturnView>> {
    return this.#notSentYet(returnId, (kept) => send(this.#ports, this.#journal, { kept, ...wish }));
  }

  release(returnId: string, wish: ReleaseWish): Promise<Outcome<ReturnView>> {
    return this.#notSentYet(returnId, (kept) => release(this.#ports, this.#journal, kept, wish));
  }

  async mayRelease(returnId: string): Promise<Outcome<OutputOf<'batch.mayRelease'>>> {
    const kept = await this.#returns.find(returnId);
    if (!kept) return this.#unknown(returnId);
    const { organisationNumber } = kept.client;
    const problem = await this.#ports.signing?.filingRefusal({ organisationNumber, preparer: kept.preparer });
    return ok({ problem: problem ? { ...problem, params: { ...problem.params } } : null });
  }

  withdraw(returnId: string): Promise<Outcome<ReturnView>> {
    return this.#notSentYet(returnId, (kept) => withdraw(this.#ports, this.#journal, kept));
  }

  async resume(filingId: string): Promise<Outcome<ReturnView>> {
    const entry = await this.#journal.load(filingId);
    if (!entry) return this.#unknown(filingId);
    const taken = await resume(this.#ports, this.#journal, entry);
    return taken.ok ? this.get(entry.row.return_id) : taken;
  }

  async noteFollowUp(filingId: string, done: boolean): Promise<Outcome<ReturnView>> {
    const entry = await this.#journal.load(filingId);
    if (!entry) return this.#unknown(filingId);
    const noted = await noteFollowUp(this.#ports, entry, done);
    return noted.ok ? this.get(entry.row.return_id) : noted;
  }

  async saveDocument(filingId: string, documentId: string): Promise<Outcome<FileHandle>> {
    const entry = await this.#journal.load(filingId);
    const attached = entry?.attachments.map((file) => ({ ...file, kind: 'attachment' })) ?? [];
    const document = [...(entry?.documents ?? []), ...attached].find(({ id }) => id === documentId);
    if (!entry || !document) return fail('mva.noDocument', { sent: 'notSent' });
    const bytes = await this.#ports.files.get(document.hash);
    if (!bytes.ok) return bytes;
    const { organisation_number: organisationNumber, client_name: name, period } = entry.row;
    const dot = document.name.lastIndexOf('.');
    const fileName = `${document.name.slice(0, dot)} ${organisationNumber} ${period}${document.name.slice(dot)}`;
    const saved = await this.#ports.saveFile(fileName, bytes.value);
    if (saved.ok) {
      const params = { document: document.kind, file: saved.value.name };
      await this.#ports.audit.note({ act: 'mva.saveDocument', client: { organisationNumber, name }, params });
    }
    return saved;
  }

  /** A return as it is kept, for the parts of the room that need more than a view. */
  find(returnId: string): Promise<KeptReturn | undefined> {
    return this.#returns.find(returnId);
  }

  async #notSentYet(returnId: string, act: (kept: KeptReturn) => Promise<Outcome<void>>): Promise<Outcome<ReturnView>> {
    const kept = await this.#returns.find(returnId);
    if (!kept) return this.#unknown(returnId);
    const acted = await attempt(() => act(kept));
    if (!acted.ok) return { ok: false, error: { ...acted.error, sent: 'notSent' } };
    return acted.value.ok ? this.get(returnId) : acted.value;
  }

  #unknown(returnId: string): { ok: false; error: Failure } {
    return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
  }

  async #keep(making: Making): Promise<Outcome<ReturnView>> {
    const kept = await keepReturn(this.#ports, making);
    return kept.ok ? ok(await this.#view(kept.value)) : kept;
  }

  async #view(kept: KeptReturn): Promise<ReturnView> {
    const client = await this.#ports.clients.find(kept.client.organisationNumber);
    const findings = findingsOf(this.#ports, kept, client);
    const entries: Entry[] = await this.#journal.ofReturn(kept.id);
    const given = await findRelease(this.#ports.store, kept.id);
    const filed = entries.map(({ row }) => row);
    const release = standing(this.#ports, kept, { release: given, filed, findings });
    return returnView(kept, { findings, controls: await controlsOf(this.#ports.store, kept.id), release, entries });
  }
}
