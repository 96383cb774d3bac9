import { texts } from './define.ts';

export const login = texts(
  {
    'title.clientAdministration': 'Logg inn som klientadministrator',
    'title.filing': 'Logg inn for å sende inn',
    text: 'Innloggingen skjer med ID-porten i nettleseren. Klientbro ser aldri passord eller koder.',
    start: 'Logg inn med ID-porten',
    waiting: 'Venter på innloggingen i nettleseren',
    'waiting.text': 'Fullfør innloggingen der. Kom det ikke opp noe vindu, åpne det igjen eller kopier lenken.',
    again: 'Åpne nettleseren',
    cancel: 'Avbryt innloggingen',
    done: 'Du er logget inn',
  },
  {
    'title.clientAdministration': 'Logg inn som klientadministrator',
    'title.filing': 'Logg inn for å sende inn',
    text: 'Innlogginga skjer med ID-porten i nettlesaren. Klientbro ser aldri passord eller kodar.',
    start: 'Logg inn med ID-porten',
    waiting: 'Ventar på innlogginga i nettlesaren',
    'waiting.text': 'Fullfør innlogginga der. Kom det ikkje opp noko vindauge, opne det igjen eller kopier lenkja.',
    again: 'Opne nettlesaren',
    cancel: 'Avbryt innlogginga',
    done: 'Du er logga inn',
  },
  {
    'title.clientAdministration': 'Log in as client administrator',
    'title.filing': 'Log in to file',
    text: 'The login happens with ID-porten in the browser. Klientbro never sees passwords or codes.',
    start: 'Log in with ID-porten',
    waiting: 'Waiting for the login in the browser',
    'waiting.text': 'Complete the login there. If no window came up, open it again or copy the link.',
    again: 'Open the browser',
    cancel: 'Cancel the login',
    done: 'You are logged in',
  },
);
