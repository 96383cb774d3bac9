import type { DataElement, Instance, Task } from './instances.ts';

export const APP = 'mva-melding-innsending-v1';
export const APP_PATH = `/apps/skd/${APP}`;

/** UTC with seven fraction digits, as Altinn writes it. */
export function stamp(at: number): string {
  return new Date(at).toISOString().replace('Z', '0000Z');
}

const TASKS: Readonly<Record<Exclude<Task, 'ended'>, { readonly name: string; readonly type: string }>> = {
  Task_1: { name: 'Utfylling', type: 'data' },
  Task_2: { name: 'Bekreftelse', type: 'confirmation' },
  Task_3: { name: 'Tilbakemelding', type: 'feedback' },
};

export interface Rights {
  readonly read: boolean;
  readonly write: boolean;
  readonly confirm: boolean;
}

function actions(task: Task, rights: Rights): Record<string, boolean> {
  if (task === 'Task_1') return { read: rights.read, write: rights.write };
  if (task === 'Task_2') return { read: rights.read, write: rights.write, confirm: rights.confirm };
  return { read: rights.read };
}

/** The process as `GET process` and `PUT process/next` tell it. */
export function processAnswer(instance: Instance, rights: Rights): Record<string, unknown> {
  const { task } = instance;
  const current = task === 'ended' ? undefined : TASKS[task];
  return {
    started: stamp(instance.created),
    startEvent: 'StartEvent_1',
    currentTask: current
      ? {
          flow: Number(task.slice(-1)) + 1,
          started: stamp(instance.taskStarted),
          elementId: task,
          name: current.name,
          altinnTaskType: current.type,
          ended: null,
          validated: null,
          flowType: 'CompleteCurrentMoveToNext',
          actions: actions(task, rights),
          userActions: [],
          read: rights.read,
          write: task === 'Task_1' && rights.write,
        }
      : null,
    ended: instance.ended === null ? null : stamp(instance.ended),
    endEvent: instance.ended === null ? null : 'EndEvent_1',
    processTasks: Object.entries(TASKS).map(([elementId, { type }]) => ({ elementId, altinnTaskType: type })),
  };
}

export function dataAnswer(instance: Instance, element: DataElement, origin: string): Record<string, unknown> {
  const path = `instances/${instance.partyId}/${instance.guid}/data/${element.id}`;
  return {
    id: element.id,
    instanceGuid: instance.guid,
    dataType: element.type,
    filename: element.filename,
    contentType: element.contentType,
    blobStoragePath: `skd/${APP}/${instance.guid}/data/${element.id}`,
    selfLinks: { apps: `${origin}${APP_PATH}/${path}`, platform: `${origin}/platform/storage/api/v1/${path}` },
    size: element.size,
    contentHash: null,
    locked: instance.task !== 'Task_1' && !element.type.endsWith('slogg'),
    refs: [],
    isRead: true,
    tags: [],
    created: stamp(element.created),
    createdBy: element.createdBy,
    lastChanged: stamp(element.changed),
    lastChangedBy: element.changedBy,
  };
}

export function instanceAnswer(
  instance: Instance,
  elements: readonly DataElement[],
  rights: Rights,
  origin: string,
): Record<string, unknown> {
  const path = `instances/${instance.partyId}/${instance.guid}`;
  const ended = instance.ended === null ? null : stamp(instance.ended);
  const { processTasks: _, ...process } = processAnswer(instance, rights);
  return {
    id: `${instance.partyId}/${instance.guid}`,
    instanceOwner: {
      partyId: String(instance.partyId),
      personNumber: null,
      organisationNumber: instance.organisation,
      username: null,
    },
    appId: `skd/${APP}`,
    org: 'skd',
    selfLinks: { apps: `${origin}${APP_PATH}/${path}`, platform: `${origin}/platform/storage/api/v1/${path}` },
    dueBefore: null,
    visibleAfter: stamp(instance.created),
    process,
    status: {
      isArchived: ended !== null,
      archived: ended,
      isSoftDeleted: instance.deleted === 1,
      softDeleted: instance.deleted === 1 ? stamp(instance.changed) : null,
      isHardDeleted: false,
      hardDeleted: null,
      readStatus: 1,
      substatus: instance.label === null ? null : { label: instance.label, description: instance.description },
    },
    completeConfirmations: ended === null ? null : [{ stakeholderId: 'skd', confirmedOn: ended }],
    data: elements.map((element) => dataAnswer(instance, element, origin)),
    presentationTexts: null,
    dataValues: null,
    created: stamp(instance.created),
    createdBy: instance.createdBy,
    lastChanged: stamp(instance.changed),
    lastChangedBy: instance.changedBy,
  };
}
