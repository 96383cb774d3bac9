import { Button, Textfield } from '@digdir/designsystemet-react';
import type { Leader } from '../../../shared/contract/access.ts';
import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { useQuery } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly power: 'accessManager' | 'clientAdministrator';
  readonly value: string;
  readonly leaders: readonly Leader[];
  readonly onChange: (name: string) => void;
}

/** A free name: Enhetsregisteret tells only who at least can, Altinn tells nobody who else may. */
export function HolderField({ power, value, leaders, onChange }: Props) {
  const t = useText('guide');
  const me = useQuery('app.snapshot', {}).value?.personName || t('who.me');
  const able = leaders.filter((leader) => leader[power]);
  const role = (code: string) => {
    const key = `role.${code}`;
    return key in translations.guide.nb ? t(key as TextKey<'guide'>) : code;
  };
  return (
    <div className="stack-2">
      <Textfield
        label={t(`who.${power}`)}
        description={t(`who.${power}.help`)}
        value={value}
        maxLength={100}
        onChange={(event) => onChange(event.target.value)}
      />
      {able.length > 0 && <span className="subtle small">{t('who.can')}</span>}
      <div className="row tight wrap">
        {able.map(({ name, role: code }) => (
          <Suggestion key={`${code} ${name}`} field={t(`who.${power}`)} onChoose={() => onChange(name)}>
            {`${name}, ${role(code)}`}
          </Suggestion>
        ))}
        <Suggestion field={t(`who.${power}`)} onChoose={() => onChange(me)}>
          {t('who.me')}
        </Suggestion>
      </div>
      {able.length > 0 && <span className="subtle small">{t('who.others')}</span>}
    </div>
  );
}

function Suggestion(props: { field: string; onChoose: () => void; children: string }) {
  return (
    <Button
      type="button"
      variant="secondary"
      data-size="sm"
      aria-label={`${props.field}: ${props.children}`}
      onClick={props.onChoose}
    >
      {props.children}
    </Button>
  );
}
