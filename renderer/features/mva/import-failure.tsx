import type { Failure as FailureValue } from '../../../shared/outcome.ts';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';

const reasons = [
  'unknown',
  'misplaced',
  'repeated',
  'missing',
  'strayText',
  'nested',
  'syntax',
  'namespace',
  'root',
  'badBytes',
  'tooLong',
  'empty',
  'digits',
  'notNumber',
  'tooLarge',
  'notHandled',
  'unknownWord',
  'year',
] as const;

/** Why a file could not be read: which file, which line, which element, and what is wrong with it. */
export function ImportFailure({ error, fileName: file }: { error: FailureValue; fileName: string }) {
  const t = useText('mva');
  const { line, element, reason, value = '' } = error.params;
  const known = reasons.find((one) => one === reason);
  const why = known ? t(`reason.${known}`, { value }) : '';
  return (
    <div className="stack-2">
      <Failure error={error} />
      {Number(line) > 0 && (
        <p className="small">
          <strong>
            {element
              ? t('import.whereElement', { file, line: String(line), element })
              : t('import.where', { file, line: String(line) })}
          </strong>
          {why !== '' && `: ${why}`}
        </p>
      )}
    </div>
  );
}
