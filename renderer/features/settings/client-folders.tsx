import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ClientFoldersView, NamingRule } from '../../../shared/contract/client-folders.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** Where attachments of many messages go, and how they are named. */
export function ClientFoldersSection() {
  const t = useText('clientFolders');
  const view = useQuery('clientFolders.view', {});
  return (
    <Section title={t('title')}>
      <Paragraph className="measure">{t('text')}</Paragraph>
      <Loaded query={view}>
        {(value) => (
          <>
            <Folder view={value} onChange={view.refresh} />
            <Rule key={JSON.stringify(value.rule)} view={value} onChange={view.refresh} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface Props {
  readonly view: ClientFoldersView;
  readonly onChange: () => void;
}

/** The operating system asks for the folder; the window learns its name. */
function Folder({ view: { folder }, onChange }: Props) {
  const t = useText('clientFolders');
  const may = useRights();
  const choose = useAction('app.chooseFolder');
  const use = useAction('clientFolders.useFolder');
  const show = useAction('app.showFile');
  const ask = async () => {
    const answer = await choose.run({});
    if (answer.ok && answer.value.folder && (await use.run({ handle: answer.value.folder.handle })).ok) onChange();
  };
  const error = choose.error ?? use.error ?? show.error;
  return (
    <>
      <Fields rows={[{ label: t('folder'), value: folder?.name ?? t('folder.none') }]} />
      {error && <Failure error={error} />}
      <div className="row wrap">
        {may('setUp') && (
          <Button variant="secondary" data-size="sm" loading={choose.pending || use.pending} onClick={() => void ask()}>
            {t(folder ? 'choose.another' : 'choose')}
          </Button>
        )}
        {folder && (
          <Button variant="tertiary" data-size="sm" onClick={() => void show.run({ handle: folder.handle })}>
            {t('open')}
          </Button>
        )}
      </div>
    </>
  );
}

function Rule({ view, onChange }: Props) {
  const t = useText('clientFolders');
  const toast = useToast();
  const may = useRights();
  const [rule, setRule] = useState<NamingRule>(view.rule);
  const tried = useQuery('clientFolders.tryRule', rule);
  const save = useAction('clientFolders.setRule');
  const isChanged = rule.folder !== view.rule.folder || rule.file !== view.rule.file;
  const error = save.error ?? tried.error;
  const run = async () => {
    if (!(await save.run(rule)).ok) return;
    toast(t('ruleSaved'));
    onChange();
  };
  return (
    <form
      className="stack-3"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {(['folder', 'file'] as const).map((part) => (
        <Textfield
          key={part}
          data-size="sm"
          label={t(part === 'folder' ? 'ruleFolder' : 'ruleFile')}
          value={rule[part]}
          readOnly={!may('setUp')}
          spellCheck={false}
          onChange={(event) => setRule((before) => ({ ...before, [part]: event.target.value }))}
        />
      ))}
      <Paragraph data-size="sm" className="measure subtle">
        {t('fields')}
      </Paragraph>
      {error ? (
        <Failure error={error} />
      ) : (
        <Paragraph data-size="sm">{t('example', { example: tried.value?.example ?? view.example })}</Paragraph>
      )}
      {may('setUp') && isChanged && (
        <div className="row">
          <Button type="submit" variant="secondary" data-size="sm" loading={save.pending}>
            {t('saveRule')}
          </Button>
        </div>
      )}
    </form>
  );
}
