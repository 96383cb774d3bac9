import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { SystemAdvice } from '../../../../shared/contract/system.ts';
import { useQuery } from '../../../state/context.tsx';
import { Fields } from '../../../ui/fields.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { usePackageName } from './package-names.ts';

type Task = SystemAdvice['tasks'][number];

const columns = ['service', 'package', 'may', 'opens', 'system'] as const;

/** "Hvilken pakke åpner hvilken tjeneste?" Per task the least, and the whole answer below. */
export function Advice() {
  const t = useText('system');
  const advice = useQuery('system.advice', {});
  return (
    <section className="card stack-4" aria-labelledby="system-advice">
      <Heading level={2} data-size="2xs" id="system-advice">
        {t('advice.title')}
      </Heading>
      <Paragraph className="measure">{t('advice.text')}</Paragraph>
      <Loaded query={advice}>
        {(value) => (
          <>
            {value.tasks.map((task) => (
              <TaskAdvice key={task.task} task={task} />
            ))}
            <p className="subtle small">
              {t('advice.date')} <At instant={value.fetchedAt} />
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}

function TaskAdvice({ task }: { task: Task }) {
  const t = useText('system');
  const nameOf = usePackageName();
  const least = task.least.map(({ whom, urn, inSystem }) => ({
    label: t(`whom.${whom}`),
    value: urn ? (
      <span className="row wrap tight">
        {nameOf(urn)}
        <InSystem held={inSystem} />
      </span>
    ) : (
      <span className="subtle">{t('least.none')}</span>
    ),
  }));
  return (
    <div className="stack-3">
      <Heading level={3} data-size="2xs">
        {t(`task.${task.task}`)}
      </Heading>
      <strong className="small">{t('least.title')}</strong>
      <div className="advice-least">
        <Fields rows={least} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="table-box" tabIndex={0} aria-label={`${t('advice.title')} ${t(`task.${task.task}`)}`}>
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={column === 'opens' ? 'right' : ''}>
                  {t(`col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {task.services.map((service) => (
            <ServiceRows key={service.id} service={service} />
          ))}
        </table>
      </section>
    </div>
  );
}

function ServiceRows({ service }: { service: Task['services'][number] }) {
  const t = useText('system');
  const nameOf = usePackageName();
  const head = (
    <th scope="rowgroup" rowSpan={Math.max(1, service.packages.length)}>
      {service.title ?? t('service.unknown')}
      <div className="subtle small service-id">{service.id}</div>
    </th>
  );
  if (service.packages.length === 0) {
    return (
      <tbody>
        <tr>
          {head}
          <td colSpan={4}>{t('service.none')}</td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody>
      {service.packages.map((each, index) => (
        <tr key={each.urn}>
          {index === 0 && head}
          <td>{nameOf(each.urn)}</td>
          <td>{t(each.confirms === null ? 'may.open' : each.confirms ? 'may.confirm' : 'may.fill')}</td>
          <td className="right number nowrap">{each.opens !== null && t('opens', { count: each.opens })}</td>
          <td>
            <InSystem held={each.inSystem} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function InSystem({ held }: { held: boolean }) {
  const t = useText('system');
  return (
    <StateTag tone={held ? 'good' : 'todo'} quiet>
      {t(held ? 'yes' : 'no')}
    </StateTag>
  );
}
