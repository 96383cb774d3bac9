import { Button, Checkbox, Field, Label, Paragraph, Textarea, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { SystemWish } from '../../../../shared/contract/system.ts';
import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';
import { PackagePicker } from './package-picker.tsx';

interface Props {
  readonly wish: SystemWish;
  readonly ownClientId: string;
  readonly onChange: (wish: SystemWish) => void;
}

const languages = ['nb', 'nn', 'en'] as const;

export function EditFields({ wish, ownClientId, onChange }: Props) {
  const t = useText('system');
  const services = useQuery('system.advice', {}).value?.tasks.flatMap((task) => task.services) ?? [];
  const offered = new Map(services.filter((each) => each.title !== null).map((each) => [each.id, each.title]));
  return (
    <div className="stack-6">
      {(['name', 'description'] as const).map((field) => (
        <div key={field} className="language-fields">
          {languages.map((language) => (
            <Textfield
              key={language}
              data-size="sm"
              label={`${t(`field.${field}`)} (${t(`language.${language}`)})`}
              value={wish[field][language]}
              onChange={(event) => onChange({ ...wish, [field]: { ...wish[field], [language]: event.target.value } })}
            />
          ))}
        </div>
      ))}
      <PackagePicker chosen={wish.packages} onChange={(packages) => onChange({ ...wish, packages })} />
      <Lines field="clientIds" wish={wish} onChange={onChange}>
        {ownClientId !== '' && !wish.clientIds.includes(ownClientId) && (
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => onChange({ ...wish, clientIds: [...wish.clientIds, ownClientId] })}
          >
            {t('clientIds.add')}
          </Button>
        )}
      </Lines>
      <Lines field="rights" wish={wish} onChange={onChange}>
        {[...offered]
          .filter(([id]) => !wish.rights.includes(id))
          .slice(0, 4)
          .map(([id, title]) => (
            <Button
              key={id}
              variant="tertiary"
              data-size="sm"
              onClick={() => onChange({ ...wish, rights: [...wish.rights, id] })}
            >
              {t('rights.add', { service: title ?? id })}
            </Button>
          ))}
      </Lines>
      <Lines field="redirectUrls" wish={wish} onChange={onChange} />
      <Checkbox
        data-size="sm"
        label={t('field.visible')}
        description={t('visible.text')}
        checked={wish.visible}
        onChange={(event) => onChange({ ...wish, visible: event.target.checked })}
      />
    </div>
  );
}

interface LinesProps {
  readonly field: 'clientIds' | 'rights' | 'redirectUrls';
  readonly wish: SystemWish;
  readonly onChange: (wish: SystemWish) => void;
  readonly children?: ReactNode;
}

/** A list as lines of text. */
function Lines({ field, wish, onChange, children }: LinesProps) {
  const t = useText('system');
  return (
    <div className="stack-2">
      <Field data-size="sm">
        <Label>{t(`field.${field}`)}</Label>
        <Paragraph className="measure subtle small">{t(`${field}.text`)}</Paragraph>
        <Textarea
          rows={Math.max(2, wish[field].length)}
          value={wish[field].join('\n')}
          onChange={(event) => onChange({ ...wish, [field]: linesOf(event.target.value) })}
        />
      </Field>
      <div className="row wrap tight">{children}</div>
    </div>
  );
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
