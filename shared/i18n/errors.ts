import type { ErrorCode } from '../errors.ts';
import type { Translations } from './define.ts';
import { errorsEn } from './errors-en.ts';
import { errorsNn } from './errors-nn.ts';

/** What happened and what cures it, for every code that may cross the wall. Whether anything was sent, and the button, stand beside it. */
const nb: Readonly<Record<ErrorCode, string>> = {
  'gate.unknownSender': 'Et vindu som Klientbro ikke kjenner, ba om noe. Det ble avvist.',
  'gate.invalidInput': 'Opplysningene hadde en form Klientbro ikke godtar.',
  'gate.invalidOutput': 'Klientbro fikk et svar fra seg selv som den ikke kjenner igjen. Det er en feil i programmet.',
  'engine.notRunning': 'Bakgrunnsdelen av Klientbro går ikke ennå. Vent litt og prøv igjen.',
  'engine.died': 'Bakgrunnsdelen av Klientbro stoppet midt i dette. Den starter på nytt og fortsetter der den slapp.',
  'engine.stopping': 'Klientbro er i ferd med å avslutte.',
  'engine.bug': 'Det er en feil i Klientbro. Det som er lagret, er ikke berørt.',
  'app.noEnvironment': 'Ikke noe miljø er åpnet. Velg øvingsmiljøet eller sett opp firmaet først.',
  'app.linkRefused': 'Klientbro åpner bare lenker til myndighetenes egne sider. Denne ble ikke åpnet.',
  'app.fileRefused': 'Denne filen kan ikke brukes her.',
  'app.fileMissing': 'Filen finnes ikke lenger. Velg den på nytt.',
  'app.fileTooLarge': 'Filen er på {{megabytes}} MB. Klientbro leser inntil {{limit}} MB her.',
  'app.fileWriteFailed':
    'Filen kunne ikke lagres. Kontroller at det er plass, og at du kan skrive i nedlastingsmappen.',
  'app.printFailed': 'Siden ble ikke skrevet ut. Kontroller at maskinen har en skriver, eller lagre den som PDF.',
  'app.practiceFailed': 'Øvingsmiljøet startet ikke. Prøv igjen, eller velg «Begynn på nytt» i Innstillinger.',
  'app.loginItemFailed':
    'Klientbro kunne ikke settes til å starte ved innlogging. Kontroller at du kan skrive i hjemmemappen.',
  'app.otherEnvironment': 'Klientbro er åpen i et annet miljø. Bytt miljø i vinduet, eller avslutt Klientbro først.',
  'app.noAnswer': 'Klientbro er åpen, men svarte ikke.',
  'vault.noKeychain': 'Maskinen har ingen nøkkelring. Klientbro lagrer ikke nøkler uten.',
  'vault.locked': 'Nøkkelringen er låst. Lås den opp og prøv igjen.',
  'vault.changed': 'Nøkkelringen er en annen enn den Klientbro lagret i. Hent den gamle tilbake.',
  'vault.failed': 'Nøkkelringen svarte med en feil.',
  'vault.temporaryKeychain':
    'Nøkkelringen varer bare så lenge Klientbro kjører. Utenfor øvingsmiljøet lagres ingenting i den.',
  'vault.noKey': 'Firmaet har ingen nøkkel i Klientbro ennå. Lag den under Tilgang.',
  'vault.keyExists': 'Firmaet har allerede en nøkkel. Den byttes ikke ut av seg selv.',
  'vault.keyMissing':
    'Nøkkelringen leverte ikke denne nøkkelen. Lås den opp og prøv igjen. Nøkkelen i bruk er ikke berørt.',
  'keys.unknown': 'Nøkkelen finnes ikke lenger her.',
  'keys.wrongRole': 'Dette kan ikke gjøres med nøkkelen slik den står nå.',
  'keys.tooMany': 'Det er allerede {{most}} nøkler på denne maskinen. Fjern en som ikke er i bruk.',
  'keys.dayAhead': 'Datoen finnes ikke, eller den er ikke kommet ennå.',
  'keys.alreadyHere': 'Denne nøkkelen er her fra før.',
  'keys.tooLarge': 'Filen er større enn en nøkkelfil kan være.',
  'keys.malformed':
    'Filen er ikke en nøkkel vi kan lese, eller den er skadet. Klientbro leser JWK, PEM og PKCS#12 (.p12, .pfx).',
  'keys.passwordNeeded': 'Filen er beskyttet med et passord. Skriv det inn.',
  'keys.wrongPassword': 'Passordet passer ikke til filen.',
  'keys.notRsa': 'Nøkkelen er ikke en RSA-nøkkel. Maskinporten tar bare RSA.',
  'keys.tooShort': 'Nøkkelen er {{bits}} bit. Den må være minst {{fewest}}.',
  'keys.noPrivateHalf': 'Filen har bare den offentlige delen av nøkkelen. Klientbro trenger filen med den private.',
  'keys.severalKeys': 'Filen har {{count}} nøkler. Den må ha én.',
  'keys.noCertificate': 'Filen mangler virksomhetssertifikatet som hører til nøkkelen.',
  'keys.certificateDates': 'Virksomhetssertifikatet gjelder fra {{from}} til {{to}}, og ikke i dag.',
  'keys.notOnVisible':
    'Nøkkelen er ikke registrert på integrasjonen til det synlige systemet, {{clientId}}. Registrer den der også.',
  'store.newerVersion': 'Dataene er laget av en nyere Klientbro. Installer den nyeste versjonen.',
  'store.damaged': 'Databasen er skadet. Den er lagt til side og beholdt.',
  'store.failed': 'Klientbro fikk ikke lest eller skrevet i databasen sin.',
  'store.diskFull': 'Disken er full. Frigjør plass og prøv igjen.',
  'backup.noCode':
    'Firmaet har ingen gjenopprettingskode. Uten den kan ingen åpne sikkerhetskopien på en annen maskin. Lag koden først.',
  'backup.noPendingCode': 'Koden vises bare én gang, og denne er borte. Lag en ny.',
  'backup.groupWrong':
    'Dette er ikke den siste gruppen i koden. Se etter på arket ditt. Stemmer det ikke, lager du en ny kode.',
  'backup.running': 'En sikkerhetskopi er alt i gang.',
  'backup.cancelled': 'Sikkerhetskopien ble avbrutt. Ingen fil er laget, og den forrige er ikke rørt.',
  'backup.folderMissing':
    'Mappen for sikkerhetskopier finnes ikke nå, eller du kan ikke skrive i den. Koble til disken, eller velg en annen mappe.',
  'backup.notRestoring': 'Velg «Gjenopprett fra sikkerhetskopi» først. Ingenting er endret.',
  'backup.restoring': 'Miljøet er åpnet for gjenoppretting. Fullfør eller avbryt den først.',
  'backup.notBackup': 'Filen er ikke en sikkerhetskopi fra Klientbro. Ingenting er endret.',
  'backup.damaged':
    'Sikkerhetskopien er skadet: {{file}} mangler eller er endret. Ingenting hos deg er rørt. Prøv en annen kopi.',
  'backup.unsafeName':
    'Filen inneholder et filnavn som ikke hører hjemme i en sikkerhetskopi ({{file}}). Den er ikke pakket ut.',
  'backup.tooLarge': 'Innholdet i filen er større enn den selv oppgir ({{file}}). Den er ikke pakket ut.',
  'backup.newerFormat':
    'Sikkerhetskopien er laget av en nyere Klientbro. Installer den nyeste versjonen og prøv igjen. Ingenting er endret.',
  'backup.otherEnvironment':
    'Sikkerhetskopien er fra et annet miljø enn det du gjenoppretter. Gå tilbake og velg det miljøet. Ingenting er endret.',
  'backup.codeLength': 'Koden skal ha {{expected}} tegn, og du har skrevet {{found}}.',
  'backup.codeTypo': 'Det er en skrivefeil i gruppe {{group}} av koden.',
  'backup.wrongCode':
    'Koden er riktig skrevet, men hører ikke til denne sikkerhetskopien. Har du en nyere eller eldre kode, prøver du den. Ingenting er endret.',
  'app.folderNetwork':
    'Mappen med dataene ligger på et nettverksområde. Databasen kan bli ødelagt der, så Klientbro åpner den ikke.',
  'app.folderRoaming':
    'Mappen med dataene ligger i den vandrende brukerprofilen, som kopieres mellom maskiner. Databasen kan bli ødelagt der, så Klientbro åpner den ikke.',
  'app.folderSynced':
    'Mappen med dataene synkroniseres til en skytjeneste. Databasen kan bli ødelagt der, så Klientbro åpner den ikke.',
  'messageServices.notUnderstood':
    'Tjenestene har opplysninger om enkeltpersoner eller er taushetsbelagte. Bekreft at de skal hentes, og prøv igjen.',
  'http.offline': 'Klientbro når ikke nettet. Kontroller tilkoblingen.',
  'http.proxyLogin':
    'Proxyen {{proxy}} i nettverket krever innlogging, og det kan ikke Klientbro gi. Be den som styrer nettverket, slippe {{host}} gjennom.',
  'http.proxyUnsupported': 'Nettverket sier at {{host}} nås gjennom {{proxy}}, en type proxy Klientbro ikke støtter.',
  'http.untrusted':
    'Sertifikatet for {{host}} er utstedt av «{{issuer}}», som denne maskinen ikke stoler på. Som oftest er det en boks i nettverket som åpner trafikken. Be den som styrer maskinen, legge inn rotsertifikatet.',
  'http.rootsUnreadable': 'Rotsertifikatene i {{file}} kan ikke leses. Be den som styrer maskinen, rette filen.',
  'http.timeout': '{{host}} svarte ikke i tide.',
  'http.cut': 'Forbindelsen til {{host}} ble brutt.',
  'http.hostRefused': 'Klientbro snakker bare med myndighetenes egne adresser. {{host}} er ikke en av dem.',
  'http.redirectRefused': '{{host}} sendte oss videre til en annen adresse. Klientbro følger ikke slike.',
  'http.tooLarge': 'Svaret fra {{host}} var større enn Klientbro tar imot.',
  'http.notJson': 'Svaret fra {{host}} var ikke i den formen Klientbro venter.',
  'http.unexpectedAnswer': '{{host}} svarte noe Klientbro ikke venter.',
  'http.throttled': '{{host}} ber oss vente. For mange spørringer på kort tid.',
  'http.unavailable': '{{host}} er nede eller svarer med feil.',
  'http.cancelled': 'Spørringen ble avbrutt.',
  'people.notHere': 'Klientbro vet ikke hvem som sitter her. Svar på hvem du er, og prøv igjen.',
  'people.notAllowed':
    'Du mangler retten{{missing}}. Be den som setter opp Klientbro hos dere, om å gi deg den under Innstillinger, Ansatte og rettigheter.',
  'people.unknown': 'Denne personen kan ikke velges her.',
  'people.nameTaken': 'Navnet {{name}} er i bruk. Loggen må kunne skille dem, så gi den ene et navn til.',
  'people.lastSetUp': '{{name}} er den siste som kan sette opp. Gi en annen den retten først.',
  'people.samePerson':
    'To personer må være innom hver innsending. Du har klargjort denne meldingen, så en annen må sende den inn.',
  'people.notProved':
    'To personer må være innom hver innsending. Den som sender inn, må først logge inn med ID-porten som seg selv.',
  'job.cancelled': 'Oppgaven ble avbrutt.',
  'job.interrupted': 'Oppgaven ble stanset da Klientbro stoppet. Den fortsetter der den slapp.',
  'job.unknown': 'Oppgaven finnes ikke lenger.',
  'job.gaveUp': 'Klientbro prøvde flere ganger og ga seg.',
  'maskinporten.refused': 'Maskinporten avviste oss. Kontroller oppsettet under Tilgang.',
  'maskinporten.clockSkew': 'Klokken på maskinen går feil, og Maskinporten avviser oss. Still klokken.',
  'maskinporten.keyRefused':
    'Maskinporten kjenner ikke nøkkelen. Registrer den offentlige nøkkelen i selvbetjeningen hos Digdir.',
  'maskinporten.scopeNotGranted': 'Firmaet har ikke fått tilgangen som trengs hos Maskinporten: {{scope}}.',
  'maskinporten.noSystemUser':
    'Maskinporten finner ikke systemtilgangen. Den er ikke godkjent ennå, eller den er slettet.',
  'idporten.cancelled': 'Innloggingen ble avbrutt.',
  'idporten.failed': 'Innloggingen med ID-porten lyktes ikke.',
  'idporten.expired': 'Innloggingen tok for lang tid eller er utløpt. Logg inn på nytt.',
  'idporten.needed': 'Dette krever at en person logger inn med ID-porten.',
  'access.notSetUp': 'Oppsettet er ikke ferdig. Fullfør det under Tilgang.',
  'access.systemExists': 'Systemet er allerede registrert i Altinn av noen andre eller med andre opplysninger.',
  'access.refused': 'Altinn avviste oss. Firmaet mangler en tilgang som trengs til dette.',
  'access.requestExists': 'Det finnes allerede en forespørsel eller systemtilgang av dette slaget.',
  'access.requestGone': 'Forespørselen finnes ikke lenger i Altinn. Send en ny.',
  'access.systemUserExists': 'Det finnes allerede en systemtilgang med denne referansen i Altinn.',
  'access.requestAnswered': 'Forespørselen er allerede besvart.',
  'access.systemUnknown': 'Altinn kjenner ikke systemet, eller det er slettet. Registrer det på nytt under Tilgang.',
  'access.redirectRefused': 'Adressen Altinn skulle sende videre til, er ikke registrert på systemet.',
  'access.packageUnsuitable': 'Tilgangspakken passer ikke til denne typen systemtilgang.',
  'access.packagesMixed': 'Disse tilgangspakkene kan ikke stå i samme systemtilgang for klienter. Lag én for hver.',
  'access.changeWaits': 'Det venter allerede en endring av denne systemtilgangen på godkjenning.',
  'access.changeAnswered': 'Endringen er allerede besvart. Be om en ny.',
  'access.cannotBeChanged': 'En systemtilgang for klienter kan ikke endres. Be om en ny med de fullmaktene du trenger.',
  'access.nothingToChange': 'Systemtilgangen har allerede disse fullmaktene.',
  'access.otherSystemUser':
    'Maskinporten ga et token for en annen systemtilgang enn ventet. Klientbro bruker det ikke.',
  'access.notClientAdministrator': 'Du er logget inn, men er ikke klientadministrator for firmaet.',
  'access.clientLacksPackage':
    'Klienten har ikke gitt firmaet alle tilgangspakkene i systemtilgangen. Be klienten gi fullmakten i Altinn, eller bruk en systemtilgang med de pakkene klienten har gitt.',
  'access.clientUnknown':
    'Altinn kjenner ikke denne klienten som klient av firmaet. Klienten må først registrere firmaet i Enhetsregisteret eller gi det en fullmakt i Altinn.',
  'access.delegationFailed':
    'Altinn fikk ikke gitt systemtilgangen fullmakt for klienten. Prøv igjen om litt. Går det ikke da, legg klienten til i Altinn under «Administrere klienter».',
  'access.clientNotRemoved':
    'Altinn fikk ikke fjernet klienten, og den står der fortsatt. Prøv igjen om litt, eller fjern den i Altinn under «Administrere klienter».',
  'access.clientListForbidden':
    'Altinn lar ikke den som er logget inn, se firmaets klienter. Be en klientadministrator logge inn.',
  'access.clientListFailed': 'Altinn fikk ikke hentet firmaets klienter. Prøv igjen om litt.',
  'access.packageNotInSystem':
    'Systemtilgangen har en tilgangspakke som ikke lenger står i systemet. Oppdater systemet under Tilgang, og be om en ny systemtilgang.',
  'access.systemUserUnknown':
    'Altinn finner ikke systemtilgangen. Den kan være slettet. Se under Tilgang, og be om en ny hvis den mangler.',
  'access.notForClients':
    'Systemtilgangen er ikke en systemtilgang for klienter. Be om en slik under Tilgang, og legg klientene til i den.',
  'access.clientIdRefused':
    'Altinn kjente ikke igjen klienten slik Klientbro hadde den lagret. Hent klientlisten på nytt, og velg klienten igjen.',
  'access.endedRemoved':
    'Tilgangen til {{client}} er tatt bort i Altinn. Endringer i Altinn kan bruke inntil 30 minutter på å virke.',
  'access.endedRole':
    'Firmaet er ikke lenger regnskapsfører for {{client}} i Enhetsregisteret. Tilgangen faller bort innen 30 minutter.',
  'access.endedNotSeen': 'Dialogporten har ikke vist {{client}} på over en time. Tilgangen ser ut til å være borte.',
  'access.endedSystemUser':
    'Systemtilgangen er slettet i Altinn. Klientbro kan ikke sende inn eller hente noe med den.',
  'access.endedRefused': 'Altinn avviste systemtilgangen for {{client}}. Sjekk tilgangen som klientadministrator.',
  'access.altinnRefused': 'Altinn sa nei, med en kode Klientbro ikke kjenner.',
  'selfLinking.off': '«Legg til klienter uten innlogging» er slått av.',
  'selfLinking.elsewhere': 'Det er {{machine}} som legger til klienter uten innlogging, ikke denne maskinen.',
  'selfLinking.noSystemUser':
    'Firmaet har ingen systemtilgang med Klientadministrator. Be om en, eller slå av «Legg til klienter uten innlogging».',
  'selfLinking.noKey': 'Nøkkelen for å legge til klienter uten innlogging finnes ikke. Lag en ny, og registrer den.',
  'selfLinking.noRight':
    'Altinn sier at systemtilgangen ikke er klientadministrator for firmaet lenger. Be om en ny systemtilgang med pakken Klientadministrator, og prøv igjen.',
  'selfLinking.tokenRefused': 'Altinn godtok ikke systemtilgangens token. Klientbro henter et nytt og prøver igjen.',
  'system.idRefused':
    'Altinn godtok ikke system-ID-en: den må begynne med firmaets organisasjonsnummer og kan ikke ha mellomrom.',
  'system.clientIdTaken':
    'Feltet Maskinporten-integrasjoner: en av klient-ID-ene hører til et annet system. En integrasjon kan bare høre til ett.',
  'system.clientIdsRefused': 'Feltet Maskinporten-integrasjoner: samme klient-ID står to ganger.',
  'system.redirectRefused': 'Feltet Returadresser: hver adresse må være en full https-adresse.',
  'system.packagesRefused':
    'Feltet Tilgangspakker: Altinn kjenner ikke en av pakkene, den kan ikke gis til systemtilganger, eller den står to ganger.',
  'system.rightsRefused':
    'Feltet Enkelttjenester: Altinn kjenner ikke en av tjenestene, den kan ikke gis til systemtilganger, eller den står to ganger.',
  'system.notVisible':
    'Feltet Synlig i Altinn: et system med pakker fra Enhetsregisteret kan ikke være synlig i portalen.',
  'system.changedMeanwhile': 'Systemet er endret i Altinn siden du så det. Se forskjellene på nytt før du sender.',
  'system.deleted': 'Systemet {{systemId}} er slettet i Altinn, og ID-en kan ikke brukes igjen. Registrer et nytt.',
  'system.gone': 'Altinns systemregister kjenner ikke systemet.',
  'system.noClientId':
    'Altinn sletter ikke et system uten Maskinporten-integrasjon. Legg til klient-ID-en og slett etterpå.',
  'brreg.notFound': 'Enhetsregisteret har ingen enhet med dette organisasjonsnummeret.',
  'brreg.failed': 'Enhetsregisteret svarte ikke som ventet.',
  'tables.unreadable':
    'Filen {{file}} lar seg ikke lese som en tabell (linje {{line}}). Lagre den som CSV eller XLSX og prøv igjen.',
  'tables.tooLarge': 'Filen {{file}} er for stor. Klientbro leser inntil {{limit}} rader fra én tabell.',
  'tables.empty': 'Det er ingen rader i {{file}}.',
  'tables.gone': 'Tabellen er ikke åpen lenger. Velg filen på nytt.',
  'tables.notReady': 'Det er rader eller koder i {{file}} som må avklares før tabellen kan bli et utkast.',
  'archive.needed':
    'Før den første innsendingen i produksjon må papirene ha et trygt sted: Velg en arkivmappe, eller ta en sikkerhetskopi. Begge står i Innstillinger.',
  'archive.folderMissing':
    'Arkivmappen er ikke der. Koble til disken eller velg en annen mappe. Klientbro prøver igjen av seg selv.',
  'archive.diskFull': 'Det er ikke plass i arkivmappen. Klientbro prøver igjen av seg selv når det er ryddet.',
  'archive.failed': 'Klientbro får ikke skrevet til arkivmappen ({{reason}}), og prøver igjen av seg selv.',
  'clients.tooManyRows': 'Listen er for stor. Klientbro leser inntil {{limit}} rader fra én fil.',
  'clients.unreadableTable': 'Filen lar seg ikke lese som en tabell. Lagre den som CSV eller XLSX og prøv igjen.',
  'clients.tooLarge': 'Filen er for stor til å være en klientliste.',
  'clients.tableGone': 'Listen er ikke åpen lenger. Velg filen på nytt.',
  'clients.groupTaken': 'Det finnes alt en gruppe som heter {{group}}. Velg et annet navn.',
  'clients.unknown': 'Klienten står ikke i listen.',
  'clients.stopped': '{{client}} er konkurs, slettet eller overtatt. Innsendingen er stoppet.',
  'clients.ending': 'Firmaet avslutter {{client}}. Innsendingen er stoppet.',
  'clients.notEnding': '{{client}} er ikke under avslutning.',
  'clients.stillLinked': '{{client}} står fortsatt i systemtilgangen. Fjern klienten der først.',
  'clients.wrongName': 'Navnet stemmer ikke. Skriv {{client}}.',
  'board.dayAhead': 'Datoen {{day}} er ikke kommet. Ingenting er lagret.',
  'board.afterDeadline': 'Vår frist kan ikke være etter myndighetenes, {{day}}. Ingenting er lagret.',
  'clients.notDue': 'Datoen for sletting er ikke kommet. Ingenting er slettet.',
  'mva.notXml': 'Filen er ikke gyldig XML. Lesingen stoppet på linje {{line}}.',
  'mva.notReturn': 'Filen er XML, men ikke en mva-melding.',
  'mva.notSaft': 'Filen er ikke en SAF-T Regnskap-fil.',
  'mva.saftBroken': 'SAF-T-filen kan ikke brukes: feil i {{element}} på linje {{line}}.',
  'mva.tooLarge': 'Filen er større enn en mva-melding kan være.',
  'mva.encoding': 'Filen har en tegnkoding Klientbro ikke leser. Den skal være UTF-8.',
  'mva.doctype': 'Filen har en DOCTYPE. Slike leses ikke, av sikkerhetsgrunner.',
  'mva.structure': 'Mva-meldingen har feil oppbygning ved {{element}}.',
  'mva.value': 'Mva-meldingen har en verdi som ikke er lov i {{element}}.',
  'mva.unknownReturn': 'Mva-meldingen finnes ikke lenger i Klientbro.',
  'mva.unknownClient': 'Klientbro kjenner ikke denne klienten.',
  'mva.wrongOrganisation': 'Organisasjonsnummeret i mva-meldingen er ikke klientens.',
  'mva.wrongPeriod': 'Terminen i mva-meldingen kan ikke leveres nå.',
  'mva.hasErrors': 'Mva-meldingen har feil som må rettes før den kan sendes.',
  'mva.changedSinceRelease': 'Tallene er endret siden du så dem. Se over dem og send på nytt.',
  'mva.notReleased': 'Meldingen er ikke lenger frigitt. Se over den og frigi den på nytt.',
  'batch.unknown': 'Denne innsendingen finnes ikke lenger i Klientbro.',
  'batch.stopped': 'Innsendingen ble stoppet før meldingen var sendt.',
  'mva.changedMeanwhile': 'Noen har endret mva-meldingen siden du åpnet den. Det du skrev sist, er ikke lagret.',
  'form.nullNotMissing': '{{client}} har alt en melding for terminen.',
  'form.nullBlocked': 'Det finnes tall for {{client}} i terminen. Nullmelding er ikke laget.',
  'form.nullLate': 'Fristen for {{client}} er passert, og det var ikke bekreftet.',
  'form.notSent': 'Meldingen for {{client}} er ikke sendt, så det er ingenting å rette opp.',
  'form.sameTarget': 'Meldingen er allerede for denne klienten og terminen.',
  'mva.filingOpen': 'En innsending av denne mva-meldingen er allerede i gang.',
  'mva.alreadyFiled': 'Mva-meldingen er allerede sendt inn.',
  'mva.notLinked': 'Klienten er ikke lagt til i systemtilgangen.',
  'mva.mayNotFillIn':
    '{{person}} kan ikke fylle ut mva-meldinger for {{client}} i Altinn. Få fullmakten først, eller velg «Prøv på nytt» for å prøve likevel.',
  'mva.mayNotSign':
    '{{person}} kan ikke signere mva-meldinger for {{client}} i Altinn. La en som kan signere logge inn, eller velg «Prøv på nytt» for å prøve likevel.',
  'mva.rightsNotTold':
    'Klientbro kan ikke spørre Altinn om hvem den innloggede kan sende for. Det krever et scope til.',
  'mva.refused': 'Skatteetaten avviste innsendingen.',
  'mva.envelopeRefused': 'Altinn avviste konvolutten rundt mva-meldingen.',
  'mva.notReady': 'Skatteetaten er ikke ferdig med mva-meldingen ennå.',
  'mva.needsLogin': 'Innsendingen venter på at en person logger inn.',
  'mva.noDocument': 'Dokumentet finnes ikke hos Altinn.',
  'mva.instanceUnknown':
    'Vi vet ikke om Altinn rakk å opprette innsendingen. Ingenting er levert. Undersøk igjen, så lager Klientbro en ny om det trengs.',
  'mva.processUnknown':
    'Altinn viser ikke hvor innsendingen står. Klientbro spør igjen og sender ikke på nytt før det er klart.',
  'mva.channelOff': 'Denne måten å sende på er ikke åpnet i dette miljøet.',
  'attachments.type': 'Filen {{file}} er av en type Skatteetaten ikke tar imot.',
  'attachments.content': '{{file}} inneholder noe annet enn det navnet sier.',
  'attachments.tooMany': 'En mva-melding kan ha høyst {{limit}} vedlegg. {{file}} er ikke lagt til.',
  'attachments.nameTaken': 'Meldingen har allerede et vedlegg som heter {{file}}. Gi filen et annet navn.',
  'mva.foundOthers':
    'Altinn har fra før en innsending for {{client}} og denne terminen som ikke er gjort herfra. Se hva som er funnet, og send på nytt hvis denne meldingen skal erstatte det.',
  'mva.replacesEarlier':
    'Terminen er allerede sendt inn for {{client}}. Åpne meldingen og bekreft at denne skal erstatte den.',
  'mva.notDraft': 'Innsendingen er ikke lenger et utkast. Den er ikke slettet.',
  'mva.meanwhileUnknown':
    'Altinn svarer ikke på hva som er sendt inn for {{client}} siden sikkerhetskopien. Se i Altinn om denne meldingen alt er levert. Er den ikke det, sender du inn en gang til.',
  'saft.zip':
    'Klientbro finner ingen SAF-T-fil i {{file}}, eller kan ikke lese den. Pakk ut zip-filen først, og velg XML-filene i den.',
  'saft.otherClient':
    '{{file}} er regnskapet til {{found}}, men {{client}} har organisasjonsnummer {{expected}}. Velg riktig klient eller riktig fil.',
  'saft.edited': 'Mva-meldingen er endret for hånd. Et nytt svar erstatter endringene.',
  'saft.questionsOpen':
    'Utkastet har ubesvarte spørsmål ({{count}}). Svar på dem før mva-meldingen frigis eller sendes.',
  'claims.noAccess':
    'Skatteetaten gir ikke innsyn i disse kravene. Systemtilgangen kan være slettet, eller klienten er ikke lagt til i den.',
  'claims.partyUnknown':
    'Skatteetaten finner ikke denne virksomheten. Underenheter har ingen krav; se på hovedenheten.',
  'claims.profileRefused': 'Skatteetaten godtar ikke rettighetspakken. Spør Skatteetaten hvilken firmaet har fått.',
  'claims.tokenRefused': 'Skatteetaten godtok ikke tilgangen. Sjekk Maskinporten under Tilgang.',
  'claims.refused': 'Skatteetaten avviste spørsmålet om krav.',
  'claims.refreshedLately': 'Alle klienter ble oppdatert nylig. Prøv igjen om {{minutes}} min.',
  'claims.termsNotConfirmed':
    'Ingenting er eksportert. Den som setter opp Klientbro, må først bekrefte Skatteetatens vilkår under Innstillinger.',
  'dialogs.unknown': 'Meldingen finnes ikke lenger i Klientbro.',
  'dialogs.noAccess': 'Systemtilgangen gir ikke tilgang til denne meldingen.',
  'dialogs.gone': 'Avsenderen har trukket meldingen tilbake.',
  'dialogs.levelTooLow': 'Avsenderen krever høyere sikkerhetsnivå enn en systemtilgang har. Åpne meldingen i Altinn.',
  'dialogs.notVisibleYet': 'Meldingen er ikke synlig ennå.',
  'dialogs.attachmentGone': 'Vedlegget er ikke tilgjengelig lenger.',
  'dialogs.checksum': 'Vedlegget kom skadet fram og er ikke lagret.',
  'dialogs.refused': 'Dialogporten avviste oss.',
  'dialogs.openFirst': 'Meldingen er endret siden den ble åpnet her. Hent den på nytt først.',
  'dialogs.partRefused': 'Systemtilgangen gir ikke tilgang til denne delen av meldingen.',
  'dialogs.elsewhere': 'Innholdet ligger hos avsenderen og kan bare åpnes i Altinn.',
  'dialogs.wrongContent': 'Avsenderen svarte med noe annet enn teksten. Åpne meldingen i Altinn.',
  'dialogs.notTheFile':
    'Avsenderen svarte med en nettside og ikke med vedlegget. Ingenting er lagret. Åpne meldingen i Altinn.',
  'dialogs.noPreview': 'Vedlegget er verken PDF eller et bilde som kan vises her. Lagre det og åpne det fra mappen.',
  'dialogs.previewTooLarge': 'Vedlegget er for stort til å vises her. Lagre det og åpne det fra mappen.',
  'dialogs.labelsNotAllowed': 'Firmaet har ikke åpnet for å endre etiketter i Altinn herfra.',
  'dialogs.labelsChange': 'Etikettene blir stadig endret i Altinn. Se på meldingen der.',
  'storage.notOldEnough': 'Grensen er endret siden du så den. Se på tallene igjen. Ingenting er slettet.',
  'folders.none': 'Velg først mappen som klientmappene ligger i, under Innstillinger.',
  'folders.missing':
    'Mappen er ikke der. Koble til disken eller velg en annen mappe. Klientbro prøver igjen av seg selv.',
  'folders.diskFull': 'Det er ikke plass i mappen. Klientbro fortsetter av seg selv når det er ryddet.',
  'folders.failed': 'Klientbro får ikke skrevet til mappen ({{reason}}), og prøver igjen av seg selv.',
  'folders.ruleField': '{{field}} er ikke et felt. Bruk bare feltene som står under.',
  'folders.ruleClient': 'Ta med {klient} eller {orgnr} i mappenavnet, så klientene ikke blandes.',
  'folders.ruleName': 'Ta med {filnavn} i filnavnet.',
  'folders.ruleDeep': 'Bruk høyst {{limit}} mapper under hverandre.',
  'folders.tooMany': 'Søket finner over {{limit}} meldinger. Snevre det inn først.',
  'office.cannotSee':
    '{{name}} ser ikke alle klientene meldingene gjelder. Velg en som gjør det, eller endre rettighetene under Ansatte.',
  'office.emptyRule': 'Regelen må si hvilke meldinger den gjelder, og hva som skal skje med dem.',
  'office.unknownRule': 'Regelen finnes ikke lenger.',
};

export const errors: Translations<ErrorCode> = { nb, nn: errorsNn, en: errorsEn };
