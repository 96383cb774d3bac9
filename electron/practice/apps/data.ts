import type Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { query, readBytes } from '../core/http.ts';
import { readXml } from '../skatteetaten/xml.ts';
import { APP_PATH, dataAnswer } from './answers.ts';
import { type Door, forbidden, plain, problem, STORAGE, type Visit } from './door.ts';
import type { Files } from './files.ts';
import { actorOf, type Instances } from './instances.ts';
import { ENVELOPE_TYPE } from './submission.ts';
import { ATTACHMENT_LIMIT, filenameOf, MOST_ATTACHMENTS, storedType, uploadComplaint } from './uploads.ts';

interface Parts {
  readonly context: PracticeContext;
  readonly instances: Instances;
  readonly files: Files;
  readonly door: Door;
}

/** The files of an instance: the envelope, the return and its attachments. */
export class DataPaths {
  readonly #context: PracticeContext;
  readonly #instances: Instances;
  readonly #files: Files;
  readonly #door: Door;

  constructor({ context, instances, files, door }: Parts) {
    this.#context = context;
    this.#instances = instances;
    this.#files = files;
    this.#door = door;
  }

  mount(router: Router): void {
    const base = `${APP_PATH}/instances/:party/:guid/data`;
    for (const path of [`${base}/:id`, `${STORAGE}/instances/:party/:guid/data/:id`]) {
      router.get(path, (context, next) =>
        this.#door.enter(context, next, (visit) => this.#download(context, visit, context.params.id ?? '')),
      );
    }
    router.post(base, (context, next) => this.#door.enter(context, next, (visit) => this.#upload(context, visit)));
    router.put(`${base}/:id`, (context, next) =>
      this.#door.enter(context, next, (visit) => this.#replace(context, visit, context.params.id ?? '')),
    );
    router.delete(`${base}/:id`, (context, next) =>
      this.#door.enter(context, next, (visit) => this.#remove(context, visit, context.params.id ?? '')),
    );
  }

  /** False, with the answer given, when files may not be changed now. */
  #mayChangeFiles(context: Context, { instance, rights }: Visit): boolean {
    if (instance.task !== 'Task_1') {
      const detail = `Cannot create or change data elements in process task ${instance.task}`;
      problem(context, 409, 'Conflict', detail);
    } else if (!rights.write) {
      forbidden(context, 'User is not authorized to perform action write on task Task_1');
    } else return true;
    return false;
  }

  async #upload(context: Context, visit: Visit): Promise<void> {
    if (!this.#mayChangeFiles(context, visit)) return;
    const wanted = query(context, 'dataType') ?? query(context, 'datatype') ?? '';
    const type = ['mvamelding', 'binaerVedlegg'].find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? wanted;
    const bytes = await readBytes(context, ATTACHMENT_LIMIT + 1024);
    const filename = filenameOf(context.get('content-disposition'));
    const contentType = (context.get('content-type').split(';')[0] ?? '').trim().toLowerCase();
    const complaint = uploadComplaint(type, filename, contentType, bytes.length);
    if (complaint !== undefined || filename === undefined) return plain(context, 400, complaint ?? '');
    const attachments = this.#instances.elements(visit.instance.guid).filter((each) => each.type === 'binaerVedlegg');
    if (type === 'binaerVedlegg' && attachments.length >= MOST_ATTACHMENTS) {
      return plain(context, 400, `Too many data elements of type ${type}`);
    }
    const data = { type, filename, contentType: storedType(filename, contentType), bytes };
    const element = this.#instances.add(visit.instance.guid, data, actorOf(visit.caller), this.#context.clock.now());
    const answer = dataAnswer(visit.instance, element, this.#context.origin());
    context.status = 201;
    context.set('location', (answer.selfLinks as { apps: string }).apps);
    context.body = answer;
  }

  async #replace(context: Context, visit: Visit, id: string): Promise<void> {
    if (!this.#mayChangeFiles(context, visit)) return;
    const element = this.#instances.element(visit.instance.guid, id);
    if (!element) return plain(context, 404, `Cannot find data element ${id}`);
    const bytes = await readBytes(context, ATTACHMENT_LIMIT + 1024);
    if (element.type === ENVELOPE_TYPE) {
      if (!context.is('application/xml', 'text/xml')) return plain(context, 415, 'Unsupported Media Type');
      const read = readXml(bytes);
      if (!read.ok || read.root.localName !== 'mvaMeldingInnsending') {
        return plain(context, 400, `No matching schema found: ${read.ok ? read.root.nodeName : read.detail}`);
      }
    }
    this.#instances.replace(element, bytes, actorOf(visit.caller), this.#context.clock.now());
    const fresh = this.#instances.element(visit.instance.guid, id) ?? element;
    context.status = 201;
    context.body = dataAnswer(visit.instance, fresh, this.#context.origin());
  }

  #remove(context: Context, visit: Visit, id: string): undefined {
    if (!this.#mayChangeFiles(context, visit)) return;
    const element = this.#instances.element(visit.instance.guid, id);
    if (!element) return plain(context, 404, `Cannot find data element ${id}`);
    if (element.type === ENVELOPE_TYPE) return plain(context, 400, 'The envelope cannot be deleted');
    this.#instances.removeElement(element, actorOf(visit.caller), this.#context.clock.now());
    context.body = '';
    context.status = 200;
  }

  async #download(context: Context, { instance }: Visit, id: string): Promise<void> {
    const file = await this.#files.file(instance, id.toLowerCase());
    if (!file) return plain(context, 404, `Cannot find data element ${id}`);
    context.body = Buffer.from(file.bytes);
    context.type = file.element.contentType;
    const name = file.element.filename ?? `${file.element.type}.xml`;
    context.set('content-disposition', `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`);
  }
}
