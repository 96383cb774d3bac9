import type { Contract, EngineHandlers } from '../../../shared/contract.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { type AttachmentHandlers, attachmentHandlers } from './attachments/front.ts';
import { Batches, FILINGS_AT_ONCE } from './batch/batches.ts';
import { type BoardHandlers, boardHandlers } from './board/front.ts';
import { nextDeadlines } from './board/waited-for.ts';
import { filingJob } from './filing/job.ts';
import { Journal } from './filing/journal.ts';
import { createForm } from './form/form.ts';
import type { MvaPorts } from './ports.ts';
import { FilingRights, type RightsGaps } from './rights/rights.ts';
import { createSaft } from './saft/front.ts';
import { savePdf } from './save-pdf.ts';
import { MvaService } from './service.ts';
import { type Stop, stopFilings } from './stop.ts';
import { surroundingsHandlers } from './surroundings/front.ts';
import { createTables } from './tables/tables.ts';
import { reconcile, takeUpAfterLogin } from './takeup.ts';
import { validate } from './validation.ts';

type Handlers = Pick<
  EngineHandlers,
  | 'mva.terms'
  | 'mva.importFile'
  | 'mva.useAsDraft'
  | 'mva.get'
  | 'mva.list'
  | 'mva.discard'
  | 'mva.noteControl'
  | 'mva.validate'
  | 'mva.file'
  | 'mva.resume'
  | 'mva.noteFollowUp'
  | 'mva.savePdf'
  | 'mva.saveDocument'
  | 'batch.release'
  | 'batch.withdraw'
  | 'batch.mayRelease'
  | `form.${Extract<keyof Contract['form'], string>}`
  | `saft.${Extract<keyof Contract['saft'], string>}`
  | `tables.${Extract<keyof Contract['tables'], string>}`
  | keyof Batches['handlers']
  | keyof FilingRights['handlers']
  | keyof BoardHandlers
  | Extract<keyof EngineHandlers, `surroundings.${string}`>
  | keyof AttachmentHandlers
>;

export interface Mva {
  readonly handlers: Handlers;
  /** ID-porten told whose the coming login for filing is; undefined: nobody the firm knows. */
  readonly loggedInAs: FilingRights['loggedInAs'];
  /** Filings that wait for a person go on. */
  readonly onLogin: () => void;
  /** Ids of the returns whose filing waits for a person's login. */
  readonly waitingForLogin: () => Promise<ReadonlySet<string>>;
  /** Clients nobody at the firm is known to be allowed to deliver for by login. */
  readonly rightsGaps: () => Promise<RightsGaps>;
  /** The next day each client must deliver, `yyyy-mm-dd`, by organisation number. */
  readonly nextDeadlines: () => Promise<ReadonlyMap<string, string>>;
  /** Filings of a client stop, with the reason. Answers how many. */
  readonly stopFilings: (stop: Stop) => Promise<number>;
}

/** The room's front: defines the filing job, so make it before `jobs.start()`. */
export function createMva(ports: MvaPorts): Mva {
  const journal = new Journal(ports);
  const service = new MvaService(ports, journal);
  const saft = createSaft(ports);
  const tidy = () =>
    saft
      .tidy()
      .catch((error: unknown) =>
        ports.log.error('saft.tidyFailed', { error: error instanceof Error ? error.message : 'thrown' }),
      );
  void tidy();
  const rights = new FilingRights(ports);
  const batches = new Batches(ports, journal, rights);
  const filing = filingJob(ports, journal, rights);
  ports.jobs.define({
    ...filing,
    places: FILINGS_AT_ONCE,
    run: async (context) => {
      const result = await filing.run(context);
      await batches.moved(context.payload.filingId);
      return result;
    },
  });
  const fresh = () => reconcile(ports, journal);
  return {
    handlers: {
      ...createForm(ports, journal, service, fresh),
      ...saft.handlers,
      ...createTables(ports),
      ...batches.handlers,
      ...rights.handlers,
      ...boardHandlers(ports),
      'mva.terms': async ({ yearsBack }) => {
        await fresh();
        return ok(await service.terms(yearsBack));
      },
      'mva.importFile': ({ handle, organisationNumber }) => service.importFile(handle, organisationNumber),
      'mva.useAsDraft': ({ returnId, organisationNumber, period }) =>
        service.useAsDraft(returnId, organisationNumber, period),
      'mva.get': async ({ returnId }) => {
        await fresh();
        return service.get(returnId);
      },
      'mva.list': async ({ organisationNumber }) => {
        await fresh();
        return ok({ returns: await service.list(organisationNumber) });
      },
      'mva.discard': async ({ returnId }) => {
        await fresh();
        const gone = await service.discard(returnId);
        if (gone.ok) void tidy();
        return gone;
      },
      'mva.noteControl': async ({ returnId, control, done, approver }) => {
        await fresh();
        return service.noteControl(returnId, { control, name: done ? (approver ?? ports.person()) : null });
      },
      'mva.validate': async ({ returnId }) => {
        const kept = await service.find(returnId);
        return kept ? validate(ports, kept) : fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      },
      'mva.file': async ({ returnId, channel, figuresHash, despite, replacing }) => {
        await fresh();
        return service.file(returnId, { channel, figuresHash, despite, replacing });
      },
      'batch.release': async ({ returnId, figuresHash, despite }) => {
        await fresh();
        return service.release(returnId, { figuresHash, despite });
      },
      'batch.mayRelease': ({ returnId }) => service.mayRelease(returnId),
      'batch.withdraw': async ({ returnId }) => {
        await fresh();
        return service.withdraw(returnId);
      },
      'mva.resume': async ({ filingId }) => {
        await fresh();
        return service.resume(filingId);
      },
      'mva.noteFollowUp': ({ filingId, done }) => service.noteFollowUp(filingId, done),
      'mva.savePdf': async ({ returnId, term }) => {
        const kept = await service.find(returnId);
        return kept ? savePdf(ports, kept, term) : fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      },
      'mva.saveDocument': ({ filingId, documentId }) => service.saveDocument(filingId, documentId),
      ...surroundingsHandlers(ports, journal),
      ...attachmentHandlers(ports),
    },
    loggedInAs: (login) => rights.loggedInAs(login),
    rightsGaps: () => rights.gaps(),
    onLogin: () => {
      void rights.onLogin();
      const goOn = async () => {
        await takeUpAfterLogin(ports, journal);
        await batches.onLogin();
      };
      goOn().catch((error: unknown) =>
        ports.log.error('mva.onLoginFailed', { error: error instanceof Error ? error.message : 'thrown' }),
      );
    },
    waitingForLogin: async () => {
      const waiting = await journal.open('waitingForLogin');
      return new Set(waiting.map(({ row }) => row.return_id));
    },
    nextDeadlines: async () => nextDeadlines((await service.terms()).cells),
    stopFilings: (stop) => stopFilings(ports, journal, stop),
  };
}
