import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import type { SystemUserRequest } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { useText } from '../../ui/text.ts';
import { PackageNames } from './packages.tsx';
import { useResend } from './use-resend.ts';

/** Altinn keeps the first request of a reference: what stands in it may not be what was asked for (reference/systemuser.md 4.3). */
export function RequestDiffers({ request }: { request: SystemUserRequest }) {
  const t = useText('guide');
  const resend = useResend(request);
  const keep = useAction('access.keepRequest');
  const { packages, wanted } = request;
  if (packages.length === wanted.length && packages.every((urn) => wanted.includes(urn))) return null;
  const error = resend.error ?? keep.error;
  return (
    <Alert data-color="warning" data-size="sm">
      <div className="stack-3">
        <Paragraph>{t('differs')}</Paragraph>
        <Fields
          rows={[
            { label: t('differs.asked'), value: <PackageNames packages={wanted} /> },
            { label: t('differs.stands'), value: <PackageNames packages={packages} /> },
          ]}
        />
        {error && <Failure error={error} />}
        <div className="row wrap">
          <Button variant="secondary" data-size="sm" loading={resend.pending} onClick={() => void resend.run()}>
            {t('resend')}
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            loading={keep.pending}
            onClick={() => void keep.run({ id: request.id })}
          >
            {t('differs.keep')}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
