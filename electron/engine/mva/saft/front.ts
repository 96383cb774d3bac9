import type { EngineHandlers } from '../../../../shared/contract.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { csvOf } from '../../csv.ts';
import { changeReturn } from '../form/change.ts';
import type { MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import { openTerms } from '../terms.ts';
import { type Behind, kronerText, postingsBehind } from './behind.ts';
import { draftOf } from './draft.ts';
import { answersOf, isForNextTerm, withAnswer, withoutAnswer } from './kept-answers.ts';
import { otherClient, READING_JOB, readingJob } from './reading-job.ts';
import { lookAt, recognise } from './recognise.ts';
import { sourcesOf } from './sources.ts';
import { type KeptDraft, SaftStore } from './store.ts';
import { isEdited, redrawn, saftView, setupOf } from './view.ts';

export type SaftHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `saft.${string}`>>;

export interface Saft {
  readonly handlers: SaftHandlers;
  /** Lets go of what an engine that died left, and of drafts that were discarded. */
  readonly tidy: () => Promise<void>;
}

/** From a ledger in SAF-T to a draft. Defines a job, so make it before `jobs.start()`. */
export function createSaft(ports: MvaPorts): Saft {
  const drafts = new SaftStore(ports.store);
  const room = new Room(ports, drafts);
  ports.jobs.define(readingJob(ports, drafts));
  return {
    handlers: {
      'saft.recognise': async ({ handle }) => {
        const path = ports.filePath(handle);
        return path === undefined ? refused() : recognise(path);
      },
      'saft.terms': (input) => room.terms(input.organisationNumber),
      'saft.start': (input) => room.start(input),
      'saft.reading': async ({ id }) => {
        const job = await ports.jobs.get(id);
        return job ? ok({ job, returnId: await drafts.returnOfJob(id) }) : fail('job.unknown', { params: { id } });
      },
      'saft.get': async ({ returnId }) => {
        const found = await room.find(returnId);
        return ok({ draft: found ? saftView(found.kept, found.draft) : null });
      },
      'saft.answer': (input) => room.answer(input),
      'saft.postings': async ({ returnId, line, search, after, limit }) => {
        const behind = await room.behind(returnId, line, search);
        return behind.ok ? ok(await postingsBehind(ports.store, behind.value, { after, limit })) : behind;
      },
      'saft.exportPostings': (input) => room.exportPostings(input),
    },
    tidy: () => drafts.tidy(),
  };
}

const refused = (): Outcome<never> => fail('app.fileRefused', { action: 'fixInput', sent: 'notSent' });

class Room {
  readonly #ports: MvaPorts;
  readonly #drafts: SaftStore;
  readonly #returns: Returns;

  constructor(ports: MvaPorts, drafts: SaftStore) {
    this.#ports = ports;
    this.#drafts = drafts;
    this.#returns = new Returns(ports.store);
  }

  terms: (organisationNumber: string) => ReturnType<SaftHandlers['saft.terms']> = async (organisationNumber) => {
    const client = await this.#ports.clients.find(organisationNumber);
    if (!client) return this.#unknownClient(organisationNumber);
    const kind = client.term ?? 'toMaaneder';
    const [newest] = await this.#returns.list(organisationNumber);
    const category = newest?.value.category ?? (kind === 'treMaaneder' ? 'omvendtAvgiftsplikt' : 'alminnelig');
    return ok({ kind, terms: openTerms(kind, this.#ports.clock.now()), category });
  };

  start: SaftHandlers['saft.start'] = async ({ organisationNumber, handles, category, period }) => {
    const client = await this.#ports.clients.find(organisationNumber);
    if (!client) return this.#unknownClient(organisationNumber);
    const looked = await this.#lookAt(handles, client);
    if (!looked.ok) return looked;
    const by = { name: this.#ports.person(), id: this.#ports.signing?.signer()?.id ?? null };
    const enqueued = await this.#ports.jobs.enqueue(READING_JOB, {
      payload: { handles, organisationNumber, clientName: client.name, category, period, by },
      client: organisationNumber,
      params: { client: client.name },
    });
    return enqueued.ok ? ok({ jobId: enqueued.value.id }) : enqueued;
  };

  async find(returnId: string): Promise<{ kept: KeptReturn; draft: KeptDraft } | undefined> {
    const draft = await this.#drafts.ofReturn(returnId);
    const kept = draft && (await this.#returns.find(returnId));
    return draft && kept ? { kept, draft } : undefined;
  }

  answer: SaftHandlers['saft.answer'] = async ({ returnId, answer, takeBack, replaceEdits }) => {
    const found = await this.find(returnId);
    if (!found) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
    const { kept, draft } = found;
    if (isEdited(kept, redrawn(kept, draft)) && !replaceEdits) {
      return fail('saft.edited', { params: { client: kept.client.name }, sent: 'notSent' });
    }
    const change = takeBack ? withoutAnswer : withAnswer;
    const answers = change(draft.answers, answer);
    const { lines, fastsattMerverdiavgift, questions } = draftOf(draft.ledger, setupOf(kept), answersOf(answers));
    const { organisationNumber } = kept.client;
    const changed = await changeReturn(this.#ports, {
      returnId,
      figuresHash: kept.figuresHash,
      value: { ...kept.value, lines: lines.map(({ line }) => line), fastsattMerverdiavgift },
      act: 'saft.redraw',
      alongside: async (trx) => {
        await this.#drafts.setAnswers(draft.id, answers, trx);
        // Asked again, it is no longer what was released, also when no figure changed.
        if (questions.length > 0) await trx.deleteFrom('return_releases').where('return_id', '=', returnId).execute();
        if (isForNextTerm(answer)) {
          const before = await this.#drafts.clientAnswers(organisationNumber, trx);
          await this.#drafts.setClientAnswers(organisationNumber, change(before, answer), trx);
        }
        const act = takeBack ? 'saft.takeBackAnswer' : 'saft.answer';
        await this.#ports.audit.note({ act, client: kept.client, params: { answer: wordsOf(answer) } }, trx);
      },
    });
    if (!changed.ok) return changed;
    this.#ports.push('mva.changed', { returnId });
    const now = await this.find(returnId);
    return ok({ draft: now ? saftView(now.kept, now.draft) : null });
  };

  async behind(returnId: string, line: number, search?: string): Promise<Outcome<Behind & { kept: KeptReturn }>> {
    const found = await this.find(returnId);
    const of = found && redrawn(found.kept, found.draft).lines[line];
    if (!found || !of) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
    const { kept, draft } = found;
    return ok({ kept, draft: draft.id, ledger: draft.ledger, groups: of.groups, search });
  }

  exportPostings: SaftHandlers['saft.exportPostings'] = async ({ returnId, line, search, name, headings }) => {
    const behind = await this.behind(returnId, line, search);
    if (!behind.ok) return behind;
    const cells: string[][] = [headings];
    let after: string | undefined;
    for (;;) {
      const page = await postingsBehind(this.#ports.store, behind.value, { after, limit: 2_000 });
      for (const each of page.rows) {
        const { date, transactionId, voucherType, documentId, account, taxCode, description } = each;
        const amounts = [each.amount, each.base, each.tax].map(
          (ore) => `${ore.startsWith('-') ? '-' : ''}${kronerText(ore)}`,
        );
        cells.push([
          date,
          transactionId,
          voucherType ?? '',
          documentId ?? '',
          account,
          taxCode,
          description,
          ...amounts,
        ]);
      }
      if (page.next === null) break;
      after = page.next;
    }
    const saved = await this.#ports.saveFile(`${name}.csv`, csvOf(cells));
    if (saved.ok) {
      const { client } = behind.value.kept;
      await this.#ports.audit.note({ act: 'saft.exportPostings', client, params: { file: saved.value.name } });
    }
    return saved;
  };

  /** Before anything is kept: that each file is there, is SAF-T, and is this client's. */
  async #lookAt(
    handles: readonly string[],
    client: { readonly organisationNumber: string; readonly name: string },
  ): Promise<Outcome<void>> {
    for (const handle of handles) {
      const path = this.#ports.filePath(handle);
      const sources = path === undefined ? refused() : await sourcesOf(path);
      if (!sources.ok) return sources;
      try {
        for (const part of sources.value.parts) {
          const looked = await lookAt(part);
          if (!looked.ok) return looked;
          if (typeof looked.value === 'string') {
            return fail('mva.notSaft', { params: { file: part.name }, action: 'fixInput', sent: 'notSent' });
          }
          const own = otherClient([{ name: part.name, header: looked.value }], client);
          if (!own.ok) return own;
        }
      } finally {
        sources.value.close();
      }
    }
    return ok(undefined);
  }

  #unknownClient(organisationNumber: string): { ok: false; error: Failure } {
    return {
      ok: false,
      error: failure('mva.unknownClient', { params: { organisationNumber }, sent: 'notSent' }),
    };
  }
}

/** For the log: what was answered, by the ledger's own codes. */
function wordsOf(answer: Parameters<typeof withAnswer>[1]): string {
  const { kind, ...rest } = answer;
  return [kind, ...Object.values(rest)].join(' ');
}
