import { texts } from './define.ts';

/** The firm's second system, from which an owner makes a system user alone in the portal. */
export const visibleSystem = texts(
  {
    title: 'Synlig system',
    lead: 'Kan eieren lage systemtilgangen alene i Altinn?',
    why: 'Altinn viser ikke systemer som har regnskapsførerpakker, så eieren kan ikke velge systemet {{system}} i portalen. Det enkleste er å sende en forespørsel herfra.',
    'why.offer':
      'Skal eieren lage tilgangen alene, trenger firmaet et system til. Det er synlig for alle i portalen, og har sin egen Maskinporten-integrasjon.',
    'set.up': 'Sett opp et synlig system',
    open: 'Vis det synlige systemet',
    integration: '1. Lag en Maskinporten-integrasjon til',
    'integration.text':
      'En klient-ID kan bare høre til ett system. Lag derfor en integrasjon til i selvbetjeningen, og registrer denne maskinens nøkkel på den også.',
    'integration.id': 'Klient-ID til den nye integrasjonen',
    'integration.check': 'Lagre og sjekk',
    'integration.good': 'Integrasjonen virker, og alle scopene er innvilget.',
    'integration.partly':
      'Integrasjonen virker, men noen scopes mangler. Legg dem til i selvbetjeningen, og sjekk igjen.',
    register: '2. Registrer systemet i Altinn',
    'register.text':
      'Den som lager systemtilgangen i portalen, gir den alle pakkene her. Ta med det oppgaven trenger, og ikke mer.',
    'register.name': 'Navn i portalen',
    'register.packages': 'Tilgangspakker',
    'register.act': 'Registrer systemet',
    'register.first': 'Systemet kan registreres når integrasjonen er sjekket.',
    name: '{{firm}}, eget firma',
    make: '3. Eieren lager systemtilgangen',
    'make.later': 'Når systemet er registrert, kan eieren velge det i Altinn.',
    'see.register': 'Vis og endre systemet',
    none: 'Det synlige systemet er ikke registrert i Altinn.',
    'key.too': 'Registrer nøkkelen også på integrasjonen til det synlige systemet, {{clientId}}.',
  },
  {
    title: 'Synleg system',
    lead: 'Kan eigaren lage systemtilgangen åleine i Altinn?',
    why: 'Altinn viser ikkje system som har rekneskapsførarpakkar, så eigaren kan ikkje velje systemet {{system}} i portalen. Det enklaste er å sende ein førespurnad herifrå.',
    'why.offer':
      'Skal eigaren lage tilgangen åleine, treng firmaet eit system til. Det er synleg for alle i portalen, og har sin eigen Maskinporten-integrasjon.',
    'set.up': 'Set opp eit synleg system',
    open: 'Vis det synlege systemet',
    integration: '1. Lag ein Maskinporten-integrasjon til',
    'integration.text':
      'Ein klient-ID kan berre høyre til eitt system. Lag difor ein integrasjon til i sjølvbeteninga, og registrer nøkkelen til denne maskina på han òg.',
    'integration.id': 'Klient-ID til den nye integrasjonen',
    'integration.check': 'Lagre og sjekk',
    'integration.good': 'Integrasjonen verkar, og alle scopa er innvilga.',
    'integration.partly':
      'Integrasjonen verkar, men nokre scope manglar. Legg dei til i sjølvbeteninga, og sjekk igjen.',
    register: '2. Registrer systemet i Altinn',
    'register.text':
      'Den som lagar systemtilgangen i portalen, gir han alle pakkane her. Ta med det oppgåva treng, og ikkje meir.',
    'register.name': 'Namn i portalen',
    'register.packages': 'Tilgangspakkar',
    'register.act': 'Registrer systemet',
    'register.first': 'Systemet kan registrerast når integrasjonen er sjekka.',
    name: '{{firm}}, eige firma',
    make: '3. Eigaren lagar systemtilgangen',
    'make.later': 'Når systemet er registrert, kan eigaren velje det i Altinn.',
    'see.register': 'Vis og endre systemet',
    none: 'Det synlege systemet er ikkje registrert i Altinn.',
    'key.too': 'Registrer nøkkelen òg på integrasjonen til det synlege systemet, {{clientId}}.',
  },
  {
    title: 'Visible system',
    lead: 'Can the owner make the system access alone in Altinn?',
    why: 'Altinn does not show systems that have accountant packages, so the owner cannot choose the system {{system}} in the portal. Sending a request from here is the simplest way.',
    'why.offer':
      'For the owner to make the access alone, the firm needs one more system. Everybody sees it in the portal, and it has a Maskinporten integration of its own.',
    'set.up': 'Set up a visible system',
    open: 'Show the visible system',
    integration: '1. Make one more Maskinporten integration',
    'integration.text':
      'A client ID belongs to one system only. So make one more integration in the self-service, and register this machine’s key on it too.',
    'integration.id': 'Client ID of the new integration',
    'integration.check': 'Save and check',
    'integration.good': 'The integration works, and all scopes are granted.',
    'integration.partly':
      'The integration works, but some scopes are missing. Add them in the self-service and check again.',
    register: '2. Register the system in Altinn',
    'register.text':
      'Whoever makes the system access in the portal gives it every package here. Take what the task needs, and no more.',
    'register.name': 'Name in the portal',
    'register.packages': 'Access packages',
    'register.act': 'Register the system',
    'register.first': 'The system can be registered once the integration is checked.',
    name: '{{firm}}, own reporting',
    make: '3. The owner makes the system access',
    'make.later': 'Once the system is registered, the owner can choose it in Altinn.',
    'see.register': 'Show and change the system',
    none: 'The visible system is not registered in Altinn.',
    'key.too': 'Register the key on the visible system’s integration too, {{clientId}}.',
  },
);
