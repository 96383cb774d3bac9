import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ArchiveView } from '../../../../shared/contract/archive.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Fields } from '../../../ui/fields.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { Section } from '../section.tsx';

/** The folder where the papers of every filing go, and whether they are all there. */
export function ArchiveSection() {
  const t = useText('archive');
  const view = useQuery('archive.view', {});
  return (
    <Section title={t('title')}>
      <Paragraph className="measure">{t('text')}</Paragraph>
      <Loaded query={view}>{(value) => <Archive view={value} />}</Loaded>
    </Section>
  );
}

function Archive({ view }: { view: ArchiveView }) {
  const t = useText('archive');
  const people = useText('people');
  const may = useRights();
  const show = useAction('app.showFile');
  const write = useAction('archive.writeMissing');
  const { folder, lastAt } = view;
  const error = show.error ?? write.error ?? view.problem;
  return (
    <>
      <Fields
        rows={[
          { label: t('folder'), value: folder?.name ?? t('folder.none') },
          ...(folder ? [{ label: t('state'), value: <State view={view} /> }] : []),
          ...(lastAt ? [{ label: t('last'), value: <At instant={lastAt} /> }] : []),
        ]}
      />
      {error && <Failure error={error} />}
      <div className="row wrap">
        {folder && (
          <>
            <Button
              variant="secondary"
              data-size="sm"
              loading={write.pending || view.running}
              onClick={() => void write.run({})}
            >
              {t('write')}
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => void show.run({ handle: folder.handle })}>
              {t('open')}
            </Button>
          </>
        )}
        {may('setUp') && <Choose view={view} />}
      </div>
      {!may('setUp') && <Paragraph className="measure">{people('only.setUp')}</Paragraph>}
    </>
  );
}

function State({ view: { running, missing, written } }: { view: ArchiveView }) {
  const t = useText('archive');
  if (running) return <StateTag tone="waiting">{t('state.running')}</StateTag>;
  if (missing > 0) return <StateTag tone="warning">{t('state.missing', { count: missing })}</StateTag>;
  if (written === 0) return t('state.nothing');
  return <StateTag tone="good">{t('state.all', { count: written })}</StateTag>;
}

/** The operating system asks for the folder; the window learns its name. */
function Choose({ view: { folder } }: { view: ArchiveView }) {
  const t = useText('archive');
  const [stopping, setStopping] = useState(false);
  const choose = useAction('app.chooseFolder');
  const use = useAction('archive.useFolder');
  const ask = async () => {
    const answer = await choose.run({});
    if (answer.ok && answer.value.folder) await use.run({ handle: answer.value.folder.handle });
  };
  const error = choose.error ?? use.error;
  return (
    <>
      <Button
        variant={folder ? 'tertiary' : 'secondary'}
        data-size="sm"
        loading={choose.pending}
        onClick={() => void ask()}
      >
        {t(folder ? 'choose.another' : 'choose')}
      </Button>
      {folder && (
        <Button variant="tertiary" data-size="sm" onClick={() => setStopping(true)}>
          {t('stop')}
        </Button>
      )}
      {stopping && folder && (
        <Confirm
          open
          title={t('stop.title', { folder: folder.name })}
          text={t('stop.text')}
          act={t('stop')}
          pending={use.pending}
          onAct={() => void use.run({}).then(() => setStopping(false))}
          onClose={() => setStopping(false)}
        />
      )}
      {error && <Failure error={error} />}
    </>
  );
}
