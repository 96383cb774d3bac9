import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, query } from '../core/http.ts';
import { html, sendPage } from '../core/page.ts';
import { fileBytes } from '../correspondence/files.ts';
import { attribute, bodyOf, contentOf, expiryOf, fileId, fileIndex, transmissionsOf } from './content.ts';
import { mediaType } from './details.ts';
import type { Dialog } from './dialog.ts';
import { Dialogs } from './dialogs.ts';
import { stamp } from './identity.ts';
import { kroner } from './letter.ts';
import { letterOf } from './letters/all.ts';
import { DialogTokens } from './token.ts';

/** Markdown of ours as plain paragraphs and a table: enough for a page that only has to be read. */
function paragraphs(markdown: string) {
  return markdown.split('\n\n').map((block) => {
    if (block.startsWith('# ')) return html``;
    if (block.startsWith('## ')) return html`<h2>${block.slice(3).split('\n')[0]}</h2>`;
    if (block.startsWith('|')) {
      const rows = block.split('\n').filter((row) => !/^\|[-:|]+\|$/.test(row));
      const cells = (row: string) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim());
      return html`<table>${rows.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`;
    }
    return html`<p>${block.replace(/^> /, '').replace(/\*\*/g, '')}</p>`;
  });
}

function dialogPage(context: Context, practice: PracticeContext, dialog: Dialog): void {
  const unit = practice.world.unit(dialog.party);
  const owner = practice.resources.get(dialog.resource)?.owner.name ?? dialog.org;
  const { letter, facts, files } = contentOf(dialog);
  const open = files.filter(({ restrictedTo }) => restrictedTo === undefined);
  sendPage(context, {
    title: dialog.title,
    copyOf: 'innboksen i Altinn',
    body: html`<h1>${dialog.title}</h1>
<dl>
<dt>Fra</dt><dd>${letter.sender?.(facts) ?? owner}</dd>
<dt>Til</dt><dd>${unit?.name ?? dialog.party}</dd>
<dt>Mottatt</dt><dd>${facts.sent}</dd>
${facts.due && html`<dt>Frist</dt><dd>${facts.due}</dd>`}
</dl>
<p class="lead">${dialog.summary}</p>
${paragraphs(letter.info?.(facts) ?? bodyOf(dialog))}
${open.length > 0 && html`<h2>Vedlegg</h2><ul class="rows">${open.map(({ title }) => html`<li>${title}</li>`)}</ul>`}`,
  });
}

/** Where links out of the app lead: one dialog as a page, the login redirect of app files, and the files of owners without an API of their own. */
export const inboxRoom: Room = (practice) => {
  const dialogs = new Dialogs(practice.database);
  const tokens = new DialogTokens(practice);
  const router = new Router();

  async function file(context: Context, dialog: Dialog | undefined, id: string): Promise<void> {
    const claims = tokens.check(/^Bearer (.+)$/i.exec(context.get('authorization'))?.[1] ?? '');
    const caller = claims ? undefined : await practice.authority.caller(context);
    if (!claims && !caller) return bare(context, 401);
    if (!dialog || dialog.deleted === 1) return bare(context, 404);
    const allowed = claims
      ? claims.i === dialog.id
      : caller && practice.authority.may(caller, dialog.party, dialog.resource, 'read');
    if (!allowed) return bare(context, 403);
    const content = contentOf(dialog);
    const index = fileIndex(dialog, content, id);
    const found = content.files[index];
    if (!found) return bare(context, 404);
    const restricted = found.restrictedTo;
    if (restricted !== undefined) {
      const mayReadPart = claims
        ? claims.a.split(';').includes(`read,${attribute(restricted)}`)
        : caller && practice.authority.may(caller, dialog.party, restricted, 'read');
      if (!mayReadPart) return bare(context, 403);
    }
    const expiry = expiryOf(dialog, found);
    if (expiry !== undefined && expiry <= stamp(practice.clock.now())) return bare(context, 410);
    context.body = Buffer.from(await fileBytes(dialog, content, index));
    context.type = mediaType(found.filename);
    context.set('content-disposition', `attachment; filename="${found.filename}"`);
  }

  router.get('/innboks', (context) => {
    const body = html`<h1>Innboks</h1><p>Her ligger meldingene til virksomhetene du har fullmakt for. Åpne en melding fra Klientbro.</p>`;
    sendPage(context, { title: 'Innboks', copyOf: 'innboksen i Altinn', body });
  });
  const page = (context: Context, id: string) => {
    const dialog = dialogs.find(id);
    if (dialog && dialog.deleted === 0) return dialogPage(context, practice, dialog);
    const body = html`<h1>Meldingen finnes ikke</h1><p>Den kan være slettet av avsenderen.</p>`;
    return sendPage(context, { title: 'Innboks', copyOf: 'innboksen i Altinn', body, status: 404 });
  };
  router.get('/innboks/inbox/:id', (context) => page(context, context.params.id ?? ''));
  router.get('/innboks/:id', (context) => page(context, context.params.id ?? ''));
  router.get('/innboks/filer/:dialog/:file', (context) =>
    file(context, dialogs.find(context.params.dialog ?? ''), context.params.file ?? ''),
  );
  // Instances of apps other than the VAT return's, which exist as dialogs only: what Storage tells of their files.
  router.get('/platform/storage/api/v1/instances/:party/:guid', async (context) => {
    const caller = await practice.authority.caller(context);
    if (!caller) return bare(context, 401);
    const path = `${context.params.party}/${context.params.guid}`;
    const dialog = dialogs.byInstance(path);
    if (!dialog || dialog.deleted === 1) return bare(context, 404);
    if (!practice.authority.may(caller, dialog.party, dialog.resource, 'read')) return bare(context, 403);
    const content = contentOf(dialog);
    const data = content.files.map(async ({ filename }, index) => ({
      id: fileId(dialog, index),
      dataType: filename.endsWith('.pdf') ? 'ref-data-as-pdf' : 'model',
      filename,
      contentType: mediaType(filename),
      size: (await fileBytes(dialog, content, index)).byteLength,
    }));
    context.body = { id: path, appId: dialog.resource, data: await Promise.all(data) };
  });
  // Files of apps other than the VAT return's, whose instances exist as dialogs only.
  router.get('/platform/storage/api/v1/instances/:party/:guid/data/:file', (context) => {
    const { party = '', guid = '', file: wanted = '' } = context.params;
    return file(context, dialogs.byInstance(`${party}/${guid}`), wanted);
  });
  router.get('/platform/storage/dialogporten/api/v1/receipt/:dialog/:transmission', (context) => {
    const claims = tokens.check(/^Bearer (.+)$/i.exec(context.get('authorization'))?.[1] ?? '');
    const dialog = dialogs.find(context.params.dialog ?? '');
    if (!claims || !dialog || claims.i !== dialog.id) return bare(context, 401);
    const content = contentOf(dialog);
    const part = transmissionsOf(dialog, content).find(({ id }) => id === context.params.transmission);
    if (!part) return bare(context, 404);
    if (part.attribute !== undefined && !claims.a.split(';').includes(`read,${part.attribute}`))
      return bare(context, 403);
    const { facts } = content;
    context.type = 'text/markdown; charset=utf-8';
    context.body = `| | |\n|---|---|\n| Innsending | ${letterOf(dialog.letter).title(facts)} |\n| Virksomhet | ${facts.name} |\n| Beløp | ${kroner(facts.amount)} |\n`;
  });
  router.get('/platform/authentication/api/v1/authentication', (context) => {
    const body = html`<h1>Logg inn</h1><p>Altinn krever innlogging i nettleseren før denne siden kan vises.</p>
<p class="lead">Målet er <code>${query(context, 'goto') ?? ''}</code></p>`;
    sendPage(context, { title: 'Logg inn', copyOf: 'innloggingen i Altinn', body });
  });
  return router.routes();
};
