import { texts } from './define.ts';

/** What an authority's code means, and what to do next; `authority-codes.ts` says which code means which. */
export const authority = texts(
  {
    'is.invalidValue':
      'Maskinporten tok ikke imot en verdi i forespørselen. Kontroller klient-ID og scopes under Tilgang, og kopier til support hvis de er riktige.',
    'is.grantUsed': 'Maskinporten hadde sett den samme forespørselen før. Klientbro lager en ny når du prøver igjen.',
    'is.clientIdUnknown':
      'Maskinporten kjenner ikke klient-ID-en. Kontroller at den er kopiert hel, og at den hører til samme miljø (test eller produksjon).',
    'is.audience': 'Forespørselen var merket med feil mottaker. Kopier til support; dette kan du ikke rette selv.',
    'is.certificate':
      'Maskinporten godtar ikke virksomhetssertifikatet. Kontroller at det er gyldig og hører til dette miljøet, eller importer et nytt under Nøkler.',
    'is.keyExpired':
      'Nøkkelen er eldre enn ett år og gjelder ikke lenger. Lag en ny under Nøkler, og registrer den i selvbetjeningen.',
    'is.certificateOwner':
      'Sertifikatet tilhører en annen virksomhet enn Maskinporten-integrasjonen. Bruk firmaets eget sertifikat.',
    'is.signature':
      'Maskinporten kjenner ikke nøkkelen det ble signert med. Registrer den offentlige nøkkelen på integrasjonen, eller ta i bruk den som er registrert.',
    'is.grantOld':
      'Maskinporten mener forespørselen er for gammel. Klokken på maskinen går trolig feil; still den, og prøv igjen.',
    'is.scopeNotOnClient': 'Scopet er ikke lagt til på Maskinporten-integrasjonen. Legg det til i selvbetjeningen.',
    'is.scopeWrongKind':
      'Scopet kan ikke brukes av denne typen integrasjon. Lag en integrasjon av typen Maskinporten i selvbetjeningen.',
    'is.scopeNotGranted': 'Firmaet har ikke fått innvilget scopet. Bestill det hos eieren, under Avtaler og scopes.',
    'is.scopeNotDelegated': 'Scopet er ikke delegert til firmaet. Be eieren om å delegere det.',
    'is.notUnderstood': 'Klientbro sendte noe som ikke ble forstått. Kopier til support; dette kan du ikke rette selv.',
    'is.noSystemUser':
      'Altinn har ingen systemtilgang som passer. Enten er den ikke godkjent ennå, eller den er slettet, eller klient-ID-en mangler på systemet. Se Systemtilganger under Tilgang.',
    'is.firmUnknown': 'Altinn finner ikke organisasjonsnummeret. Kontroller firmaets nummer under Tilgang.',
    'is.rightsUnknown':
      'Forespørselen nevner en rettighet som systemet ikke har, eller som ikke kan gis videre. Oppdater systemet, og be på nytt.',
    'is.delegationFailed':
      'Altinn fikk ikke gitt fullmakten videre. Prøv igjen om litt; kopier til support hvis det ikke hjelper.',
    'is.systemUserNotMade': 'Altinn fikk ikke laget systemtilgangen. Be den som godkjente, prøve igjen.',
    'is.systemUserExists':
      'Systemtilgangen finnes allerede. Se etter systemtilganger under Tilgang, så tar Klientbro den i bruk.',
    'is.skatteetatenFailed':
      'Noe er galt hos Skatteetaten. Det som er hentet før, står, og Klientbro prøver igjen av seg selv.',
    'is.skatteetatenLogin':
      'Skatteetaten får ikke kontrollert tilganger nå. Det er en feil hos dem; Klientbro prøver igjen av seg selv.',
    'is.skatteetatenToken': 'Skatteetaten godtok ikke tilgangen fra Maskinporten. Sjekk Maskinporten under Tilgang.',
    'is.skatteetatenNoAccess':
      'Systemtilgangen gir ikke innsyn hos denne virksomheten. Legg klienten til i en systemtilgang med pakke for regnskapsfører eller krav.',
    'is.skatteetatenNotApproved':
      'Skatteetaten har ikke innvilget tjenesten for firmaet, eller systemtilgangen mangler. Se Avtaler og scopes under Tilgang.',
    'is.skatteetatenNothing': 'Skatteetaten har ingenting på denne virksomheten. Det er ikke en feil.',
    'is.skatteetatenUnknown':
      'Skatteetaten kjenner ikke organisasjonsnummeret her. Underenheter har ingen krav; se på hovedenheten.',
    'is.general':
      'Altinn kunne ikke gjøre dette og sier ikke hvorfor. Prøv igjen om litt; kopier til support hvis det ikke hjelper.',
    'is.requestAccepted':
      'En forespørsel med samme referanse er allerede godkjent. Oppdater forespørslene under Tilgang.',
    'is.requestPending':
      'En forespørsel med samme referanse venter på svar. Minn den som skal godkjenne, eller slett den og send en ny.',
    'is.requestRejected': 'En forespørsel med samme referanse er avslått. Slett den, og send en ny når dere er enige.',
    'is.requestGone': 'Altinn har ikke lenger forespørselen. Den kan være utløpt eller slettet; send en ny.',
    'is.systemUnknown': 'Altinn finner ikke systemet. Registrer det under Tilgang.',
    'is.requestNotStored': 'Altinn fikk ikke lagret forespørselen. Prøv igjen om litt.',
    'is.requestAnswered': 'Forespørselen er allerede besvart. Oppdater forespørslene under Tilgang.',
    'is.approverLacksPower':
      'Den som godkjente, har ikke selv alle fullmaktene som det ble bedt om. La en tilgangsstyrer som har dem, godkjenne.',
    'is.approverLevel':
      'Den som godkjente, var logget inn på et for lavt sikkerhetsnivå. Logg inn på nytt på høyere nivå, og godkjenn.',
    'is.ownerLimits':
      'Eieren av tjenesten har begrenset hvem som kan få den. Spør tjenesteeieren om firmaet kan få tilgang.',
    'is.notDelegable': 'Tjenesten kan ikke gis videre til en systemtilgang. Be om systemtilgang uten den.',
    'is.systemUserGone': 'Altinn finner ikke systemtilgangen. Den er trolig slettet; be om en ny.',
    'is.systemName': 'Systemet mangler navn på bokmål i Altinns register. Registrer systemet på nytt under Tilgang.',
    'is.redirect':
      'Adressen brukeren sendes tilbake til, er ikke registrert på systemet. Klientbro trenger den ikke; kopier til support.',
    'is.revokeFailed': 'Altinn fikk ikke trukket rettighetene tilbake. Prøv igjen om litt, eller gjør det i Altinn.',
    'is.vendorUnknown':
      'Altinn ser ikke hvilket firma som spør. Kontroller at Maskinporten-integrasjonen tilhører firmaet.',
    'is.mayNotDelete': 'Den som er logget inn, kan ikke slette denne systemtilgangen. En tilgangsstyrer må gjøre det.',
    'is.notAgentRequest':
      'Forespørselen er ikke gyldig for en systemtilgang for klienter. Be på nytt, og velg pakker for klienter.',
    'is.packageNoRole': 'Altinn vet ikke hvilken rolle tilgangspakken kommer av. Kontroller pakkene i systemtilgangen.',
    'is.clientMissing': 'Altinn fikk ikke vite hvilken klient det gjaldt. Hent klientlisten på nytt, og prøv igjen.',
    'is.linkMissing':
      'Klienten er ikke lagt til i systemtilgangen, og er trolig allerede fjernet. Hent klientlisten på nytt for å se hva som gjelder.',
    'is.deleteFailed': 'Altinn fikk ikke slettet systemtilgangen. Fjern klientene først, og prøv igjen.',
    'is.notForClients':
      'Systemtilgangen gjelder firmaet selv og kan ikke ha klienter. Velg en systemtilgang for klienter.',
    'is.notForFirm': 'Systemtilgangen gjelder klienter, ikke firmaet selv. Velg systemtilgangen for eget firma.',
    'is.hasClients': 'Systemtilgangen har klienter. Fjern klientene først, og slett den etterpå.',
    'is.wrongParty':
      'Forespørselen gjelder en annen virksomhet enn den du handler for i Altinn. Bytt virksomhet i Altinn, og prøv igjen.',
    'is.loginNeeded': 'Altinn godtok ikke innloggingen. Logg inn som klientadministrator på nytt.',
    'is.clientsForbidden':
      'Den som er logget inn, får ikke se eller endre klientene. La en klientadministrator i firmaet logge inn.',
    'is.clientsFailed': 'Altinn fikk ikke hentet klientene. Prøv igjen om litt.',
    'is.altinnFailed': 'Noe sviktet inne i Altinn. Prøv igjen om litt; kopier til support hvis det ikke hjelper.',
    'is.nothingAsked': 'Forespørselen ber ikke om noen tilgangspakker. Velg minst én, og send på nytt.',
    'is.changeAnswered': 'Endringen er allerede besvart. Be om en ny endring hvis noe mangler.',
    'is.packageNotInSystem':
      'Tilgangspakken er ikke registrert på systemet. Registrer systemet på nytt under Tilgang, og be deretter igjen.',
    'is.packageForClientsOnly':
      'Tilgangspakken kan bare brukes for klienter. Be om en systemtilgang for klienter i stedet.',
    'is.packageNotForClients':
      'Tilgangspakken kan ikke brukes for klienter. Velg en annen pakke, eller be om systemtilgang for eget firma.',
    'is.needsAccessManager':
      'Bare en tilgangsstyrer kan godkjenne. Velg «Ja, send videre» i Altinn, eller be tilgangsstyreren åpne lenken.',
    'is.agentNotAdded': 'Altinn fikk ikke lagt systemtilgangen til i firmaet. Prøv igjen om litt.',
    'is.privatePerson':
      'Koden gjelder brukere uten fødselsnummer i Altinn, som Klientbro ikke bruker. Logg inn i Altinn med ID-porten.',
    'is.clientNotYours':
      'Altinn finner ikke klienten blant firmaets klienter. Klienten må registrere dere i Enhetsregisteret eller gi dere fullmakt.',
    'is.clientLacksPackage':
      'Klienten har ikke gitt firmaet alle tilgangspakkene som systemtilgangen krever. Be klienten om dem, eller bruk en systemtilgang med færre.',
    'is.vendorNumber':
      'Leverandørens organisasjonsnummer er ikke skrevet slik Altinn vil ha det. Kontroller firmaets nummer, og kopier til support.',
    'is.systemIdForm':
      'System-ID-en må begynne med firmaets organisasjonsnummer og en understrek, og kan ikke ha mellomrom.',
    'is.systemIdTaken': 'System-ID-en er brukt før. En slettet ID kan ikke brukes igjen; registrer systemet med en ny.',
    'is.resource':
      'En tjeneste som systemet ber om, finnes ikke eller kan ikke brukes. Ta den ut av systemet, og registrer på nytt.',
    'is.clientIdTaken':
      'Klient-ID-en er allerede knyttet til et annet system. Bruk en annen Maskinporten-integrasjon, eller slett det andre systemet.',
    'is.twice':
      'Noe er oppført to ganger på systemet. Registrer systemet på nytt; kopier til support hvis det ikke hjelper.',
    'is.packageUnknown': 'En tilgangspakke finnes ikke i Altinn eller kan ikke gis videre. Velg pakkene på nytt.',
    'is.idsDiffer': 'System-ID-en i endringen er en annen enn den som skulle endres. Kopier til support.',
    'is.packageVisible':
      'Et system med pakker for klienter kan ikke vises for alle i Altinn. Slå av synlighet, og registrer på nytt.',
    'is.checkFields':
      'Altinn fant feil i det som ble sendt. Rett opplysningene, og prøv igjen; kopier til support hvis de er riktige.',
    'is.several': 'Altinn fant flere feil samtidig. Sjekk oppsettet for å se hva som mangler.',
    'is.http401':
      'Tilgangen ble ikke godtatt. Prøv igjen; hjelper ikke det, se Nøkkel og Maskinporten-integrasjon under Tilgang.',
    'is.http403':
      'Firmaet slipper ikke inn her. Oftest mangler et scope, eller så hører det til et annet firma; sjekk oppsettet under Tilgang.',
  },
  {
    'is.invalidValue':
      'Maskinporten tok ikkje imot ein verdi i førespurnaden. Kontroller klient-ID og scopes under Tilgang, og kopier til support dersom dei er rette.',
    'is.grantUsed': 'Maskinporten hadde sett den same førespurnaden før. Klientbro lagar ein ny når du prøver igjen.',
    'is.clientIdUnknown':
      'Maskinporten kjenner ikkje klient-ID-en. Kontroller at han er kopiert heil, og at han høyrer til same miljø (test eller produksjon).',
    'is.audience': 'Førespurnaden var merkt med feil mottakar. Kopier til support; dette kan du ikkje rette sjølv.',
    'is.certificate':
      'Maskinporten godtek ikkje verksemdssertifikatet. Kontroller at det er gyldig og høyrer til dette miljøet, eller importer eit nytt under Nøklar.',
    'is.keyExpired':
      'Nøkkelen er eldre enn eitt år og gjeld ikkje lenger. Lag ein ny under Nøklar, og registrer han i sjølvbeteninga.',
    'is.certificateOwner':
      'Sertifikatet høyrer til ei anna verksemd enn Maskinporten-integrasjonen. Bruk firmaet sitt eige sertifikat.',
    'is.signature':
      'Maskinporten kjenner ikkje nøkkelen det vart signert med. Registrer den offentlege nøkkelen på integrasjonen, eller ta i bruk den som er registrert.',
    'is.grantOld':
      'Maskinporten meiner førespurnaden er for gammal. Klokka på maskina går truleg feil; still ho, og prøv igjen.',
    'is.scopeNotOnClient': 'Scopet er ikkje lagt til på Maskinporten-integrasjonen. Legg det til i sjølvbeteninga.',
    'is.scopeWrongKind':
      'Scopet kan ikkje brukast av denne typen integrasjon. Lag ein integrasjon av typen Maskinporten i sjølvbeteninga.',
    'is.scopeNotGranted': 'Firmaet har ikkje fått innvilga scopet. Bestill det hos eigaren, under Avtalar og scopes.',
    'is.scopeNotDelegated': 'Scopet er ikkje delegert til firmaet. Be eigaren om å delegere det.',
    'is.notUnderstood':
      'Klientbro sende noko som ikkje vart forstått. Kopier til support; dette kan du ikkje rette sjølv.',
    'is.noSystemUser':
      'Altinn har ingen systemtilgang som passar. Anten er han ikkje godkjend enno, eller han er sletta, eller klient-ID-en manglar på systemet. Sjå Systemtilgangar under Tilgang.',
    'is.firmUnknown': 'Altinn finn ikkje organisasjonsnummeret. Kontroller firmaet sitt nummer under Tilgang.',
    'is.rightsUnknown':
      'Førespurnaden nemner ein rett som systemet ikkje har, eller som ikkje kan givast vidare. Oppdater systemet, og be på nytt.',
    'is.delegationFailed':
      'Altinn fekk ikkje gitt fullmakta vidare. Prøv igjen om litt; kopier til support dersom det ikkje hjelper.',
    'is.systemUserNotMade': 'Altinn fekk ikkje laga systemtilgangen. Be den som godkjende, prøve igjen.',
    'is.systemUserExists':
      'Systemtilgangen finst alt. Sjå etter systemtilgangar under Tilgang, så tek Klientbro han i bruk.',
    'is.skatteetatenFailed':
      'Noko er gale hos Skatteetaten. Det som er henta før, står, og Klientbro prøver igjen av seg sjølv.',
    'is.skatteetatenLogin':
      'Skatteetaten får ikkje kontrollert tilgangar no. Det er ein feil hos dei; Klientbro prøver igjen av seg sjølv.',
    'is.skatteetatenToken': 'Skatteetaten godtok ikkje tilgangen frå Maskinporten. Sjekk Maskinporten under Tilgang.',
    'is.skatteetatenNoAccess':
      'Systemtilgangen gir ikkje innsyn hos denne verksemda. Legg klienten til i ein systemtilgang med pakke for rekneskapsførar eller krav.',
    'is.skatteetatenNotApproved':
      'Skatteetaten har ikkje innvilga tenesta for firmaet, eller systemtilgangen manglar. Sjå Avtaler og scopes under Tilgang.',
    'is.skatteetatenNothing': 'Skatteetaten har ingenting på denne verksemda. Det er ikkje ein feil.',
    'is.skatteetatenUnknown':
      'Skatteetaten kjenner ikkje organisasjonsnummeret her. Undereiningar har ingen krav; sjå på hovudeininga.',
    'is.general':
      'Altinn kunne ikkje gjere dette og seier ikkje kvifor. Prøv igjen om litt; kopier til support dersom det ikkje hjelper.',
    'is.requestAccepted': 'Ein førespurnad med same referanse er alt godkjend. Oppdater førespurnadene under Tilgang.',
    'is.requestPending':
      'Ein førespurnad med same referanse ventar på svar. Minn den som skal godkjenne, eller slett han og send ein ny.',
    'is.requestRejected': 'Ein førespurnad med same referanse er avslått. Slett han, og send ein ny når de er samde.',
    'is.requestGone': 'Altinn har ikkje lenger førespurnaden. Han kan vere utgått eller sletta; send ein ny.',
    'is.systemUnknown': 'Altinn finn ikkje systemet. Registrer det under Tilgang.',
    'is.requestNotStored': 'Altinn fekk ikkje lagra førespurnaden. Prøv igjen om litt.',
    'is.requestAnswered': 'Førespurnaden er alt svara på. Oppdater førespurnadene under Tilgang.',
    'is.approverLacksPower':
      'Den som godkjende, har ikkje sjølv alle fullmaktene det vart bede om. La ein tilgangsstyrar som har dei, godkjenne.',
    'is.approverLevel':
      'Den som godkjende, var logga inn på eit for lågt tryggleiksnivå. Logg inn på nytt på høgare nivå, og godkjenn.',
    'is.ownerLimits':
      'Eigaren av tenesta har avgrensa kven som kan få ho. Spør tenesteeigaren om firmaet kan få tilgang.',
    'is.notDelegable': 'Tenesta kan ikkje givast vidare til ein systemtilgang. Be om systemtilgang utan ho.',
    'is.systemUserGone': 'Altinn finn ikkje systemtilgangen. Han er truleg sletta; be om ein ny.',
    'is.systemName':
      'Systemet manglar namn på bokmål i Altinn sitt register. Registrer systemet på nytt under Tilgang.',
    'is.redirect':
      'Adressa brukaren blir send tilbake til, er ikkje registrert på systemet. Klientbro treng ho ikkje; kopier til support.',
    'is.revokeFailed': 'Altinn fekk ikkje trekt rettane tilbake. Prøv igjen om litt, eller gjer det i Altinn.',
    'is.vendorUnknown':
      'Altinn ser ikkje kva firma som spør. Kontroller at Maskinporten-integrasjonen høyrer til firmaet.',
    'is.mayNotDelete': 'Den som er logga inn, kan ikkje slette denne systemtilgangen. Ein tilgangsstyrar må gjere det.',
    'is.notAgentRequest':
      'Førespurnaden er ikkje gyldig for ein systemtilgang for klientar. Be på nytt, og vel pakkar for klientar.',
    'is.packageNoRole': 'Altinn veit ikkje kva rolle tilgangspakken kjem av. Kontroller pakkane i systemtilgangen.',
    'is.clientMissing': 'Altinn fekk ikkje vite kva klient det gjaldt. Hent klientlista på nytt, og prøv igjen.',
    'is.linkMissing':
      'Klienten er ikkje lagd til i systemtilgangen, og er truleg alt fjerna. Hent klientlista på nytt for å sjå kva som gjeld.',
    'is.deleteFailed': 'Altinn fekk ikkje sletta systemtilgangen. Fjern klientane først, og prøv igjen.',
    'is.notForClients':
      'Systemtilgangen gjeld firmaet sjølv og kan ikkje ha klientar. Vel ein systemtilgang for klientar.',
    'is.notForFirm': 'Systemtilgangen gjeld klientar, ikkje firmaet sjølv. Vel systemtilgangen for eige firma.',
    'is.hasClients': 'Systemtilgangen har klientar. Fjern klientane først, og slett han etterpå.',
    'is.wrongParty':
      'Førespurnaden gjeld ei anna verksemd enn den du handlar for i Altinn. Byt verksemd i Altinn, og prøv igjen.',
    'is.loginNeeded': 'Altinn godtok ikkje innlogginga. Logg inn som klientadministrator på nytt.',
    'is.clientsForbidden':
      'Den som er logga inn, får ikkje sjå eller endre klientane. La ein klientadministrator i firmaet logge inn.',
    'is.clientsFailed': 'Altinn fekk ikkje henta klientane. Prøv igjen om litt.',
    'is.altinnFailed': 'Noko svikta inne i Altinn. Prøv igjen om litt; kopier til support dersom det ikkje hjelper.',
    'is.nothingAsked': 'Førespurnaden ber ikkje om nokon tilgangspakkar. Vel minst éin, og send på nytt.',
    'is.changeAnswered': 'Endringa er alt svara på. Be om ei ny endring dersom noko manglar.',
    'is.packageNotInSystem':
      'Tilgangspakken er ikkje registrert på systemet. Registrer systemet på nytt under Tilgang, og be deretter igjen.',
    'is.packageForClientsOnly':
      'Tilgangspakken kan berre brukast for klientar. Be om ein systemtilgang for klientar i staden.',
    'is.packageNotForClients':
      'Tilgangspakken kan ikkje brukast for klientar. Vel ein annan pakke, eller be om systemtilgang for eige firma.',
    'is.needsAccessManager':
      'Berre ein tilgangsstyrar kan godkjenne. Vel «Ja, send videre» i Altinn, eller be tilgangsstyraren opne lenkja.',
    'is.agentNotAdded': 'Altinn fekk ikkje lagt systemtilgangen til i firmaet. Prøv igjen om litt.',
    'is.privatePerson':
      'Koden gjeld brukarar utan fødselsnummer i Altinn, som Klientbro ikkje bruker. Logg inn i Altinn med ID-porten.',
    'is.clientNotYours':
      'Altinn finn ikkje klienten mellom firmaet sine klientar. Klienten må registrere dykk i Einingsregisteret eller gi dykk fullmakt.',
    'is.clientLacksPackage':
      'Klienten har ikkje gitt firmaet alle tilgangspakkane som systemtilgangen krev. Be klienten om dei, eller bruk ein systemtilgang med færre.',
    'is.vendorNumber':
      'Organisasjonsnummeret til leverandøren er ikkje skrive slik Altinn vil ha det. Kontroller firmaet sitt nummer, og kopier til support.',
    'is.systemIdForm':
      'System-ID-en må byrje med firmaet sitt organisasjonsnummer og ein understrek, og kan ikkje ha mellomrom.',
    'is.systemIdTaken':
      'System-ID-en er brukt før. Ein sletta ID kan ikkje brukast igjen; registrer systemet med ein ny.',
    'is.resource':
      'Ei teneste som systemet ber om, finst ikkje eller kan ikkje brukast. Ta ho ut av systemet, og registrer på nytt.',
    'is.clientIdTaken':
      'Klient-ID-en er alt knytt til eit anna system. Bruk ein annan Maskinporten-integrasjon, eller slett det andre systemet.',
    'is.twice':
      'Noko er ført opp to gonger på systemet. Registrer systemet på nytt; kopier til support dersom det ikkje hjelper.',
    'is.packageUnknown': 'Ein tilgangspakke finst ikkje i Altinn eller kan ikkje givast vidare. Vel pakkane på nytt.',
    'is.idsDiffer': 'System-ID-en i endringa er ein annan enn den som skulle endrast. Kopier til support.',
    'is.packageVisible':
      'Eit system med pakkar for klientar kan ikkje visast for alle i Altinn. Slå av at det er synleg, og registrer på nytt.',
    'is.checkFields':
      'Altinn fann feil i det som vart sendt. Rett opplysningane, og prøv igjen; kopier til support dersom dei er rette.',
    'is.several': 'Altinn fann fleire feil samstundes. Sjekk oppsettet for å sjå kva som manglar.',
    'is.http401':
      'Tilgangen vart ikkje godteken. Prøv igjen; hjelper ikkje det, sjå Nøkkel og Maskinporten-integrasjon under Tilgang.',
    'is.http403':
      'Firmaet slepp ikkje inn her. Oftast manglar eit scope, eller så høyrer det til eit anna firma; sjekk oppsettet under Tilgang.',
  },
  {
    'is.invalidValue':
      'Maskinporten did not accept a value in the request. Check the client ID and the scopes under Access, and copy for support if they are right.',
    'is.grantUsed': 'Maskinporten had already seen the same request. Klientbro makes a new one when you try again.',
    'is.clientIdUnknown':
      'Maskinporten does not know the client ID. Check that all of it was copied, and that it belongs to the same environment (test or production).',
    'is.audience': 'The request named the wrong recipient. Copy for support; you cannot correct this yourself.',
    'is.certificate':
      'Maskinporten does not accept the enterprise certificate. Check that it is valid and belongs to this environment, or import a new one under Keys.',
    'is.keyExpired':
      'The key is more than a year old and no longer valid. Make a new one under Keys, and register it in self-service.',
    'is.certificateOwner':
      'The certificate belongs to another organisation than the Maskinporten integration. Use the firm’s own certificate.',
    'is.signature':
      'Maskinporten does not know the key that signed. Register the public key on the integration, or put the registered one to use.',
    'is.grantOld':
      'Maskinporten finds the request too old. This machine’s clock is probably wrong; set it, and try again.',
    'is.scopeNotOnClient': 'The scope has not been added to the Maskinporten integration. Add it in self-service.',
    'is.scopeWrongKind':
      'This kind of integration cannot use the scope. Make an integration of the type Maskinporten in self-service.',
    'is.scopeNotGranted':
      'The firm has not been granted the scope. Order it from its owner, under Agreements and scopes.',
    'is.scopeNotDelegated': 'The scope has not been delegated to the firm. Ask its owner to delegate it.',
    'is.notUnderstood':
      'Klientbro sent something that was not understood. Copy for support; you cannot correct this yourself.',
    'is.noSystemUser':
      'Altinn has no system access that fits. Either it has not been approved yet, or it has been deleted, or the client ID is missing on the system. See System access under Access.',
    'is.firmUnknown': 'Altinn does not find the organisation number. Check the firm’s number under Access.',
    'is.rightsUnknown':
      'The request names a right that the system does not have, or that cannot be passed on. Update the system, and ask again.',
    'is.delegationFailed':
      'Altinn could not pass the power on. Try again in a while; copy for support if that does not help.',
    'is.systemUserNotMade': 'Altinn could not make the system access. Ask whoever approved to try again.',
    'is.systemUserExists': 'The system access already exists. Look for it under Access, and Klientbro puts it to use.',
    'is.skatteetatenFailed':
      'Something is wrong at Skatteetaten. What was fetched before stands, and Klientbro tries again by itself.',
    'is.skatteetatenLogin':
      'Skatteetaten cannot check accesses now. The fault is theirs; Klientbro tries again by itself.',
    'is.skatteetatenToken':
      'Skatteetaten did not accept the access from Maskinporten. Check Maskinporten under Access.',
    'is.skatteetatenNoAccess':
      'The system user opens nothing at this business. Add the client to a system user with an accountant’s package or the one for claims.',
    'is.skatteetatenNotApproved':
      'Skatteetaten has not granted the firm the service, or the system user is missing. See Agreements and scopes under Access.',
    'is.skatteetatenNothing': 'Skatteetaten has nothing on this business. That is no fault.',
    'is.skatteetatenUnknown':
      'Skatteetaten does not know the organisation number here. Sub-units have no claims; look at the main unit.',
    'is.general':
      'Altinn could not do this and does not say why. Try again in a while; copy for support if that does not help.',
    'is.requestAccepted':
      'A request with the same reference has already been approved. Refresh the requests under Access.',
    'is.requestPending':
      'A request with the same reference waits for an answer. Remind whoever approves, or delete it and send a new one.',
    'is.requestRejected':
      'A request with the same reference was rejected. Delete it, and send a new one once you agree.',
    'is.requestGone': 'Altinn no longer has the request. It may have lapsed or been deleted; send a new one.',
    'is.systemUnknown': 'Altinn does not find the system. Register it under Access.',
    'is.requestNotStored': 'Altinn could not store the request. Try again in a while.',
    'is.requestAnswered': 'The request has already been answered. Refresh the requests under Access.',
    'is.approverLacksPower':
      'Whoever approved does not hold all the powers asked for. Let an access manager who holds them approve.',
    'is.approverLevel':
      'Whoever approved was logged in at too low a security level. Log in again at a higher level, and approve.',
    'is.ownerLimits': 'The owner of the service limits who may have it. Ask the owner whether the firm can get access.',
    'is.notDelegable': 'The service cannot be passed on to a system access. Ask for a system access without it.',
    'is.systemUserGone': 'Altinn does not find the system access. It has probably been deleted; ask for a new one.',
    'is.systemName': 'The system lacks a name in Bokmål in Altinn’s register. Register the system again under Access.',
    'is.redirect':
      'The address the user is sent back to is not registered on the system. Klientbro does not need one; copy for support.',
    'is.revokeFailed': 'Altinn could not withdraw the rights. Try again in a while, or do it in Altinn.',
    'is.vendorUnknown':
      'Altinn cannot tell which firm is asking. Check that the Maskinporten integration belongs to the firm.',
    'is.mayNotDelete': 'Whoever is logged in may not delete this system access. An access manager must do it.',
    'is.notAgentRequest':
      'The request is not valid for a system access for clients. Ask again, and choose packages for clients.',
    'is.packageNoRole':
      'Altinn cannot tell which role the access package comes from. Check the packages of the system access.',
    'is.clientMissing': 'Altinn was not told which client it was about. Fetch the client list again, and retry.',
    'is.linkMissing':
      'The client is not in the system access and has probably been removed already. Fetch the client list again to see how it stands.',
    'is.deleteFailed': 'Altinn could not delete the system access. Remove the clients first, and try again.',
    'is.notForClients':
      'The system access is for the firm itself and cannot have clients. Choose a system access for clients.',
    'is.notForFirm': 'The system access is for clients, not for the firm itself. Choose the one for your own firm.',
    'is.hasClients': 'The system access has clients. Remove the clients first, and delete it afterwards.',
    'is.wrongParty':
      'The request concerns another organisation than the one you act for in Altinn. Change organisation in Altinn, and try again.',
    'is.loginNeeded': 'Altinn did not accept the login. Log in as client administrator again.',
    'is.clientsForbidden':
      'Whoever is logged in may not see or change the clients. Let a client administrator of the firm log in.',
    'is.clientsFailed': 'Altinn could not fetch the clients. Try again in a while.',
    'is.altinnFailed': 'Something failed inside Altinn. Try again in a while; copy for support if that does not help.',
    'is.nothingAsked': 'The request asks for no access packages. Choose at least one, and send again.',
    'is.changeAnswered': 'The change has already been answered. Ask for a new one if something is missing.',
    'is.packageNotInSystem':
      'The access package is not registered on the system. Register the system again under Access, then ask again.',
    'is.packageForClientsOnly':
      'The access package can only be used for clients. Ask for a system access for clients instead.',
    'is.packageNotForClients':
      'The access package cannot be used for clients. Choose another, or ask for a system access for your own firm.',
    'is.needsAccessManager':
      'Only an access manager can approve. Choose “Ja, send videre” in Altinn, or ask the access manager to open the link.',
    'is.agentNotAdded': 'Altinn could not add the system access to the firm. Try again in a while.',
    'is.privatePerson':
      'The code concerns Altinn users without a national identity number, which Klientbro does not use. Log in to Altinn with ID-porten.',
    'is.clientNotYours':
      'Altinn does not find the client among the firm’s clients. The client must register you in the Entity Register or give you an authorisation.',
    'is.clientLacksPackage':
      'The client has not given the firm all the access packages that the system access demands. Ask the client for them, or use a system access with fewer.',
    'is.vendorNumber':
      'The vendor’s organisation number is not written as Altinn wants it. Check the firm’s number, and copy for support.',
    'is.systemIdForm':
      'The system ID must begin with the firm’s organisation number and an underscore, and cannot hold spaces.',
    'is.systemIdTaken':
      'The system ID has been used before. A deleted ID cannot be used again; register the system with a new one.',
    'is.resource':
      'A service that the system asks for does not exist or cannot be used. Take it out of the system, and register again.',
    'is.clientIdTaken':
      'The client ID already belongs to another system. Use another Maskinporten integration, or delete the other system.',
    'is.twice':
      'Something is listed twice on the system. Register the system again; copy for support if that does not help.',
    'is.packageUnknown':
      'An access package does not exist in Altinn or cannot be passed on. Choose the packages again.',
    'is.idsDiffer': 'The change names another system ID than the one to be changed. Copy for support.',
    'is.packageVisible':
      'A system with packages for clients cannot be shown to everybody in Altinn. Switch its visibility off, and register again.',
    'is.checkFields':
      'Altinn found faults in what was sent. Correct the details, and try again; copy for support if they are right.',
    'is.several': 'Altinn found several faults at once. Check the set-up to see what is missing.',
    'is.http401':
      'The access was not accepted. Try again; if that does not help, see Key and Maskinporten integration under Access.',
    'is.http403':
      'The firm is not let in here. Most often a scope is missing, or it belongs to another firm; check the set-up under Access.',
  },
);
