import { Button, Dialog, Field, Heading, Input, Label, Paragraph } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useAction, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';

interface Props {
  readonly group: string;
  readonly onRenamed: (group: string) => void;
}

/** A group's new name, which what is chosen for it follows. */
export function RenameGroup({ group, onRenamed }: Props) {
  const t = useText('messageServices');
  const common = useText('common');
  const toast = useToast();
  const rename = useAction('clientGroups.rename');
  const [name, setName] = useState<string>();
  const close = () => setName(undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const to = name?.trim() ?? '';
    if (to === '') return;
    const answer = await rename.run({ from: group, to });
    if (!answer.ok) return;
    close();
    toast(t('rename.done', { group: to }));
    onRenamed(to);
  };
  return (
    <>
      <Button variant="tertiary" data-size="sm" onClick={() => setName(group)}>
        {t('rename')}
      </Button>
      {name !== undefined && (
        <Dialog open onClose={close} closeButton={common('close')} data-size="sm" className="confirm">
          <form className="stack-4" onSubmit={(event) => void submit(event)}>
            <Heading level={2} data-size="2xs">
              {t('rename.title', { group })}
            </Heading>
            <Paragraph>{t('rename.text')}</Paragraph>
            <Field data-size="sm">
              <Label>{t('rename.name')}</Label>
              <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
            </Field>
            {rename.error && <Failure error={rename.error} />}
            <div className="row wrap">
              <Button type="submit" data-color="accent" loading={rename.pending}>
                {t('rename.act')}
              </Button>
              <Button type="button" variant="tertiary" onClick={close}>
                {common('cancel')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
