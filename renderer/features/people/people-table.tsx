import { Link } from 'wouter';
import { clientRights, type Grant, type Person } from '../../../shared/contract/people.ts';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { Day } from '../../ui/time.tsx';

export function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useText('people');
  const format = useFormat();
  const sorted = [...people].sort(
    (a, b) => Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null) || format.compare(a.name, b.name),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box" tabIndex={0} aria-label={t('table')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('col.name')}</th>
            <th scope="col">{t('col.rights')}</th>
            <th scope="col">{t('col.setUp')}</th>
            <th scope="col" className="right">
              {t('col.blocked')}
            </th>
            <th scope="col">{t('col.osUser')}</th>
            <th scope="col">{t('col.identity')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((person) => (
            <Row key={person.id} person={person} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ person }: { person: Person }) {
  const t = useText('people');
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <div className="row tight wrap">
          <Link href={`/innstillinger/ansatte/${person.id}`}>{person.name}</Link>
          {person.deactivatedAt !== null && <StateTag tone="todo">{t('inactive')}</StateTag>}
        </div>
      </th>
      <td>
        <Grants grants={person.grants} />
      </td>
      <td>{t(person.setUp ? 'yes' : 'no')}</td>
      <td className="right number">{person.blocked.length > 0 ? format.number(person.blocked.length) : ''}</td>
      <td>{person.osUser || t('noAccount')}</td>
      <td className="nowrap">{person.knownSince ? <Day day={person.knownSince.slice(0, 10)} /> : t('notShown')}</td>
    </tr>
  );
}

/** One line per group. */
function Grants({ grants }: { grants: readonly Grant[] }) {
  const t = useText('people');
  if (grants.length === 0) return t('noRights');
  return (
    <ul className="plain-list">
      {grants.map(({ group, rights }) => (
        <li key={group ?? ''}>
          {group ?? t('everyClient')}:{' '}
          <span className="subtle">
            {rights.length === clientRights.length
              ? t('allRights')
              : rights.map((each) => t(`right.${each}`)).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
