import type { ErrorCode } from '../errors.ts';

export const errorsEn: Readonly<Record<ErrorCode, string>> = {
  'gate.unknownSender': 'A window that Klientbro does not know asked for something. It was refused.',
  'gate.invalidInput': 'The details had a form that Klientbro does not accept.',
  'gate.invalidOutput':
    'Klientbro got an answer from itself that it does not recognise. This is a fault in the program.',
  'engine.notRunning': 'The background part of Klientbro is not running yet. Wait a moment and try again.',
  'engine.died':
    'The background part of Klientbro stopped in the middle of this. It restarts and goes on where it left off.',
  'engine.stopping': 'Klientbro is shutting down.',
  'engine.bug': 'This is a fault in Klientbro. What is saved is not affected.',
  'app.noEnvironment': 'No environment is open. Choose the practice environment or set up the firm first.',
  'app.linkRefused': 'Klientbro only opens links to the authorities’ own pages. This one was not opened.',
  'app.fileRefused': 'This file cannot be used here.',
  'app.fileMissing': 'The file is no longer there. Choose it again.',
  'app.fileTooLarge': 'The file is {{megabytes}} MB. Klientbro reads up to {{limit}} MB here.',
  'app.fileWriteFailed':
    'The file could not be saved. Check that there is room and that you may write to the download folder.',
  'app.printFailed': 'The page was not printed. Check that the machine has a printer, or save it as PDF.',
  'app.practiceFailed': 'The practice environment did not start. Try again, or choose “Start over” in Settings.',
  'app.loginItemFailed': 'Klientbro could not be set to start at log-in. Check that you can write in your home folder.',
  'app.otherEnvironment': 'Klientbro is open in another environment. Switch it in the window, or quit Klientbro first.',
  'app.noAnswer': 'Klientbro is open, but did not answer.',
  'vault.noKeychain': 'The machine has no keychain. Klientbro stores no keys without one.',
  'vault.locked': 'The keychain is locked. Unlock it and try again.',
  'vault.changed': 'The keychain is not the one Klientbro stored in. Restore the old one.',
  'vault.failed': 'The keychain answered with an error.',
  'vault.temporaryKeychain':
    'The keychain lasts only while Klientbro runs. Outside the practice environment nothing is stored in it.',
  'vault.noKey': 'The firm has no key in Klientbro yet. Create it under Access.',
  'vault.keyExists': 'The firm already has a key. It is not replaced by itself.',
  'vault.keyMissing': 'The keychain did not return this key. Unlock it and try again. The key in use is untouched.',
  'keys.unknown': 'The key is no longer here.',
  'keys.wrongRole': 'The key is in a state where this cannot be done.',
  'keys.tooMany': 'This machine already has {{most}} keys. Remove one that is not in use.',
  'keys.dayAhead': 'The date does not exist, or has not come yet.',
  'keys.alreadyHere': 'This key is here already.',
  'keys.tooLarge': 'The file is larger than a key file can be.',
  'keys.malformed':
    'The file is no key we can read, or it is damaged. Klientbro reads JWK, PEM and PKCS#12 (.p12, .pfx).',
  'keys.passwordNeeded': 'The file is protected with a password. Enter it.',
  'keys.wrongPassword': 'The password does not open the file.',
  'keys.notRsa': 'The key is not an RSA key. Maskinporten takes RSA only.',
  'keys.tooShort': 'The key has {{bits}} bits. It needs at least {{fewest}}.',
  'keys.noPrivateHalf':
    'The file holds only the public half of the key. Klientbro needs the file with the private one.',
  'keys.severalKeys': 'The file holds {{count}} keys. It must hold one.',
  'keys.noCertificate': 'The file lacks the enterprise certificate that belongs to the key.',
  'keys.certificateDates': 'The enterprise certificate is valid from {{from}} to {{to}}, and not today.',
  'keys.notOnVisible':
    'The key is not registered on the visible system’s integration, {{clientId}}. Register it there too.',
  'store.newerVersion': 'The data were made by a newer Klientbro. Install the newest version.',
  'store.damaged': 'The database is damaged. It has been set aside and kept.',
  'store.failed': 'Klientbro could not read or write its database.',
  'store.diskFull': 'The disk is full. Free some space and try again.',
  'backup.noCode':
    'The firm has no recovery code. Without it nobody can open the backup on another machine. Make the code first.',
  'backup.noPendingCode': 'A code is shown only once, and this one is gone. Make a new one.',
  'backup.groupWrong':
    'This is not the last group of the code. Look at your sheet again. If it does not fit, make a new code.',
  'backup.running': 'A backup is already being made.',
  'backup.cancelled': 'The backup was cancelled. No file was made, and the one before is untouched.',
  'backup.folderMissing':
    'The folder for backups is not there now, or you cannot write in it. Connect the disk, or choose another folder.',
  'backup.notRestoring': 'Choose “Restore from a backup” first. Nothing has changed.',
  'backup.restoring': 'The environment is open for restoring. Finish or leave that first.',
  'backup.notBackup': 'The file is not a backup from Klientbro. Nothing has changed.',
  'backup.damaged':
    'The backup is damaged: {{file}} is missing or altered. Nothing of yours was touched. Try another copy.',
  'backup.unsafeName': 'The file holds a file name that does not belong in a backup ({{file}}). It was not unpacked.',
  'backup.tooLarge': 'The contents of the file are larger than it says itself ({{file}}). It was not unpacked.',
  'backup.newerFormat':
    'The backup was made by a newer Klientbro. Install the newest version and try again. Nothing has changed.',
  'backup.otherEnvironment':
    'The backup is from another environment than the one you are restoring. Go back and choose that one. Nothing has changed.',
  'backup.codeLength': 'The code has {{expected}} characters, and you have typed {{found}}.',
  'backup.codeTypo': 'There is a typing error in group {{group}} of the code.',
  'backup.wrongCode':
    'The code is typed correctly, but does not belong to this backup. If you have a newer or an older code, try that. Nothing has changed.',
  'app.folderNetwork':
    'The data folder lies on a network share. The database can be ruined there, so Klientbro does not open it.',
  'app.folderRoaming':
    'The data folder lies in the roaming user profile, which is copied between machines. The database can be ruined there, so Klientbro does not open it.',
  'app.folderSynced':
    'The data folder is synchronised to a cloud service. The database can be ruined there, so Klientbro does not open it.',
  'messageServices.notUnderstood':
    'The services hold information about individuals or are confidential. Confirm that they are to be fetched, and try again.',
  'http.offline': 'Klientbro cannot reach the network. Check the connection.',
  'http.proxyLogin':
    'The network’s proxy {{proxy}} asks for a login, which Klientbro cannot give. Ask whoever runs the network to let {{host}} through.',
  'http.proxyUnsupported':
    'The network says that {{host}} is reached through {{proxy}}, a kind of proxy Klientbro does not support.',
  'http.untrusted':
    'The certificate for {{host}} is issued by “{{issuer}}”, which this machine does not trust. Most often a box in the network opens the traffic. Ask whoever runs the machine to add the root certificate.',
  'http.rootsUnreadable':
    'The root certificates in {{file}} cannot be read. Ask whoever runs the machine to mend the file.',
  'http.timeout': '{{host}} did not answer in time.',
  'http.cut': 'The connection to {{host}} was cut.',
  'http.hostRefused': 'Klientbro only talks to the authorities’ own addresses. {{host}} is not one of them.',
  'http.redirectRefused': '{{host}} sent us on to another address. Klientbro does not follow those.',
  'http.tooLarge': 'The answer from {{host}} was larger than Klientbro accepts.',
  'http.notJson': 'The answer from {{host}} did not have the form Klientbro expects.',
  'http.unexpectedAnswer': '{{host}} answered something Klientbro does not expect.',
  'http.throttled': '{{host}} asks us to wait. Too many questions in a short time.',
  'http.unavailable': '{{host}} is down or answers with errors.',
  'http.cancelled': 'The request was cancelled.',
  'people.notHere': 'Klientbro does not know who is here. Say who you are, and try again.',
  'people.notAllowed':
    'You do not have the right{{missing}}. Ask whoever sets up Klientbro at your firm to give it to you under Settings, Staff and rights.',
  'people.unknown': 'This person cannot be chosen here.',
  'people.nameTaken': 'The name {{name}} is taken. The log must tell people apart, so add something to one of them.',
  'people.lastSetUp': '{{name}} is the last one who can set up. Give somebody else that right first.',
  'people.samePerson': 'Two people must see every filing. You prepared this return, so somebody else must file it.',
  'people.notProved': 'Two people must see every filing. Whoever files must first log in with ID-porten as themselves.',
  'job.cancelled': 'The job was cancelled.',
  'job.interrupted': 'The job stopped when Klientbro stopped. It goes on where it left off.',
  'job.unknown': 'The job no longer exists.',
  'job.gaveUp': 'Klientbro tried several times and gave up.',
  'maskinporten.refused': 'Maskinporten refused us. Check the set-up under Access.',
  'maskinporten.clockSkew': 'The clock on this machine is wrong, and Maskinporten refuses us. Set the clock.',
  'maskinporten.keyRefused': 'Maskinporten does not know the key. Register the public key on Digdir’s self-service.',
  'maskinporten.scopeNotGranted': 'The firm has not been granted what this needs in Maskinporten: {{scope}}.',
  'maskinporten.noSystemUser':
    'Maskinporten does not find the system access. It is not approved yet, or it has been deleted.',
  'idporten.cancelled': 'The login was cancelled.',
  'idporten.failed': 'The login with ID-porten did not succeed.',
  'idporten.expired': 'The login took too long or has expired. Log in again.',
  'idporten.needed': 'This needs a person to log in with ID-porten.',
  'access.notSetUp': 'The set-up is not finished. Complete it under Access.',
  'access.systemExists': 'The system is already registered with Altinn by someone else or with other details.',
  'access.refused': 'Altinn refused us. The firm lacks an access that this needs.',
  'access.requestExists': 'There already is a request or a system access of this kind.',
  'access.requestGone': 'The request no longer exists in Altinn. Send a new one.',
  'access.systemUserExists': 'A system access with this reference already exists in Altinn.',
  'access.requestAnswered': 'The request has already been answered.',
  'access.systemUnknown': 'Altinn does not know the system, or it is deleted. Register it again under Access.',
  'access.redirectRefused': 'The address that Altinn should send on to is not registered on the system.',
  'access.packageUnsuitable': 'The access package does not suit this kind of system access.',
  'access.packagesMixed': 'These access packages cannot be in the same system access for clients. Make one for each.',
  'access.changeWaits': 'A change of this system access is already waiting for approval.',
  'access.changeAnswered': 'The change has already been answered. Ask for a new one.',
  'access.cannotBeChanged':
    'A system access for clients cannot be changed. Ask for a new one with the packages you need.',
  'access.nothingToChange': 'The system access already has these packages.',
  'access.otherSystemUser':
    'Maskinporten gave a token for another system access than expected. Klientbro does not use it.',
  'access.notClientAdministrator': 'You are logged in, but you are not client administrator for the firm.',
  'access.clientLacksPackage':
    'The client has not given the firm every access package of the system access. Ask the client to delegate in Altinn, or use a system access with the packages the client has given.',
  'access.clientUnknown':
    'Altinn does not know this client as a client of the firm. The client must first register the firm in the Entity Register or give it an authorisation in Altinn.',
  'access.delegationFailed':
    'Altinn could not give the system access power for the client. Try again in a while. If that fails too, add the client in Altinn under “Administrere klienter”.',
  'access.clientNotRemoved':
    'Altinn could not remove the client, and it is still there. Try again in a while, or remove it in Altinn under “Administrere klienter”.',
  'access.clientListForbidden':
    'Altinn does not let the person who is logged in see the firm’s clients. Ask a client administrator to log in.',
  'access.clientListFailed': 'Altinn could not fetch the firm’s clients. Try again in a while.',
  'access.packageNotInSystem':
    'The system access has an access package that is no longer in the system. Update the system under Access, and request a new system access.',
  'access.systemUserUnknown':
    'Altinn does not find the system access. It may have been deleted. Look under Access, and request a new one if it is missing.',
  'access.notForClients':
    'The system access is not one for clients. Request one under Access, and add the clients to it.',
  'access.clientIdRefused':
    'Altinn did not recognise the client as Klientbro had it stored. Fetch the client list again, and choose the client once more.',
  'access.endedRemoved':
    'The access to {{client}} has been taken away in Altinn. Changes in Altinn can take up to 30 minutes to work.',
  'access.endedRole':
    'The firm is no longer the accountant of {{client}} in the Entity Register. The access ends within 30 minutes.',
  'access.endedNotSeen': 'Dialogporten has not listed {{client}} for over an hour. The access seems to be gone.',
  'access.endedSystemUser': 'The system access is deleted in Altinn. Klientbro cannot file or fetch anything with it.',
  'access.endedRefused': 'Altinn refused the system access for {{client}}. Check the access as client administrator.',
  'access.altinnRefused': 'Altinn said no, with a code Klientbro does not know.',
  'selfLinking.off': '“Add clients without a login” is turned off.',
  'selfLinking.elsewhere': '{{machine}} adds clients without a login, not this machine.',
  'selfLinking.noSystemUser':
    'The firm has no system access with Klientadministrator. Request one, or turn off “Add clients without a login”.',
  'selfLinking.noKey': 'The key for adding clients without a login is not there. Make a new one, and register it.',
  'selfLinking.noRight':
    'Altinn says that the system access is no longer client administrator for the firm. Ask for a new system access with the package Klientadministrator, and try again.',
  'selfLinking.tokenRefused':
    'Altinn did not accept the token of the system access. Klientbro fetches a new one and tries again.',
  'system.idRefused':
    'Altinn did not accept the system ID: it must begin with the firm’s organisation number and hold no spaces.',
  'system.clientIdTaken':
    'The field Maskinporten integrations: one of the client IDs belongs to another system. An integration can belong to one only.',
  'system.clientIdsRefused': 'The field Maskinporten integrations: the same client ID is entered twice.',
  'system.redirectRefused': 'The field Return addresses: each address must be a full https address.',
  'system.packagesRefused':
    'The field Access packages: Altinn does not know one of the packages, it cannot be given to a system access, or it is entered twice.',
  'system.rightsRefused':
    'The field Single services: Altinn does not know one of the services, it cannot be given to a system access, or it is entered twice.',
  'system.notVisible':
    'The field Visible in Altinn: a system with packages from the Entity Register cannot be visible in the portal.',
  'system.changedMeanwhile':
    'The system has changed in Altinn since you saw it. Look at the differences again before you send.',
  'system.deleted':
    'The system {{systemId}} is deleted in Altinn, and its ID cannot be used again. Register a new one.',
  'system.gone': 'Altinn’s system register does not know the system.',
  'system.noClientId':
    'Altinn does not delete a system without a Maskinporten integration. Add the client ID and delete afterwards.',
  'brreg.notFound': 'The Entity Register has no unit with this organisation number.',
  'brreg.failed': 'The Entity Register did not answer as expected.',
  'tables.unreadable':
    'The file {{file}} cannot be read as a table (line {{line}}). Save it as CSV or XLSX and try again.',
  'tables.tooLarge': 'The file {{file}} is too large. Klientbro reads up to {{limit}} rows from one table.',
  'tables.empty': 'There are no rows in {{file}}.',
  'tables.gone': 'The table is no longer open. Choose the file again.',
  'tables.notReady': 'There are rows or codes in {{file}} to be settled before the table can become a draft.',
  'archive.needed':
    'Before the first filing in production the papers need a safe place: choose an archive folder, or make a backup. Both are in Settings.',
  'archive.folderMissing':
    'The archive folder is not there. Connect the disk or choose another folder. Klientbro tries again by itself.',
  'archive.diskFull': 'The archive folder has no room. Klientbro tries again by itself once there is.',
  'archive.failed': 'Klientbro cannot write to the archive folder ({{reason}}), and tries again by itself.',
  'clients.tooManyRows': 'The list is too large. Klientbro reads up to {{limit}} rows from one file.',
  'clients.unreadableTable': 'The file cannot be read as a table. Save it as CSV or XLSX and try again.',
  'clients.tooLarge': 'The file is too large to be a client list.',
  'clients.tableGone': 'The list is no longer open. Choose the file again.',
  'clients.groupTaken': 'There is a group called {{group}} already. Choose another name.',
  'clients.unknown': 'The client is not in the list.',
  'clients.stopped': '{{client}} is bankrupt, deleted or taken over. The filing has stopped.',
  'clients.ending': 'The firm is ending its engagement with {{client}}. The filing has stopped.',
  'clients.notEnding': 'The engagement with {{client}} is not being ended.',
  'clients.stillLinked': '{{client}} is still in the system access. Remove the client there first.',
  'clients.wrongName': 'The name is not right. Type {{client}}.',
  'board.dayAhead': 'The date {{day}} has not come. Nothing is saved.',
  'board.afterDeadline': 'Our deadline cannot be later than the authority’s, {{day}}. Nothing is saved.',
  'clients.notDue': 'The date for deletion has not come. Nothing is deleted.',
  'mva.notXml': 'The file is not valid XML. Reading stopped at line {{line}}.',
  'mva.notReturn': 'The file is XML, but not a VAT return.',
  'mva.notSaft': 'The file is not a SAF-T Financial file.',
  'mva.saftBroken': 'The SAF-T file cannot be used: {{element}} is wrong on line {{line}}.',
  'mva.tooLarge': 'The file is larger than a VAT return can be.',
  'mva.encoding': 'The file has a character encoding that Klientbro does not read. It must be UTF-8.',
  'mva.doctype': 'The file has a DOCTYPE. Those are not read, for safety.',
  'mva.structure': 'The VAT return is not built as it should be at {{element}}.',
  'mva.value': 'The VAT return has a value that is not allowed in {{element}}.',
  'mva.unknownReturn': 'The VAT return is no longer in Klientbro.',
  'mva.unknownClient': 'Klientbro does not know this client.',
  'mva.wrongOrganisation': 'The organisation number in the VAT return is not the client’s.',
  'mva.wrongPeriod': 'The period of the VAT return cannot be filed now.',
  'mva.hasErrors': 'The VAT return has errors that must be corrected before it can be sent.',
  'mva.changedSinceRelease': 'The figures have changed since you saw them. Look them over and send again.',
  'mva.notReleased': 'The VAT return is no longer released. Look it over and release it again.',
  'batch.unknown': 'This batch is no longer in Klientbro.',
  'batch.stopped': 'The batch was stopped before the VAT return was sent.',
  'mva.changedMeanwhile':
    'Somebody has changed the VAT return since you opened it. What you entered last is not saved.',
  'form.nullNotMissing': '{{client}} already has a return for the term.',
  'form.nullBlocked': 'There are figures for {{client}} in the term. No zero return was made.',
  'form.nullLate': 'The deadline for {{client}} has passed, and that was not confirmed.',
  'form.notSent': 'The return for {{client}} has not been sent, so there is nothing to put right.',
  'form.sameTarget': 'The return is already for this client and term.',
  'mva.filingOpen': 'A filing of this VAT return is already under way.',
  'mva.alreadyFiled': 'The VAT return has already been filed.',
  'mva.notLinked': 'The client has not been added to the system access.',
  'mva.mayNotFillIn':
    '{{person}} may not fill in VAT returns for {{client}} in Altinn. Get the power of attorney first, or choose “Try again” to try anyway.',
  'mva.mayNotSign':
    '{{person}} may not sign VAT returns for {{client}} in Altinn. Let somebody who may sign log in, or choose “Try again” to try anyway.',
  'mva.rightsNotTold': 'Klientbro cannot ask Altinn whom the person logged in may file for. That takes one more scope.',
  'mva.refused': 'Skatteetaten refused the filing.',
  'mva.envelopeRefused': 'Altinn refused the envelope around the VAT return.',
  'mva.notReady': 'Skatteetaten is not done with the VAT return yet.',
  'mva.needsLogin': 'The filing waits for a person to log in.',
  'mva.noDocument': 'The document is not at Altinn.',
  'mva.instanceUnknown':
    'We do not know whether Altinn created the submission. Nothing has been delivered. Look again, and Klientbro makes a new one if needed.',
  'mva.processUnknown':
    'Altinn does not show where the submission stands. Klientbro asks again and sends nothing more until it is clear.',
  'mva.channelOff': 'This way of filing is not open in this environment.',
  'attachments.type': 'The file {{file}} is of a type that the Tax Administration does not take.',
  'attachments.content': '{{file}} holds something else than its name says.',
  'attachments.tooMany': 'A VAT return can have at most {{limit}} attachments. {{file}} was not added.',
  'attachments.nameTaken': 'The return already has an attachment named {{file}}. Give the file another name.',
  'mva.foundOthers':
    'Altinn already holds a filing for {{client}} and this period that was not made here. See what was found, and file again if this return is to replace it.',
  'mva.replacesEarlier':
    'A return for this period has been filed for {{client}}. Open the return and confirm that this one is to replace it.',
  'mva.notDraft': 'The filing is no longer a draft. It has not been deleted.',
  'mva.meanwhileUnknown':
    'Altinn does not tell what was filed for {{client}} since the backup. See in Altinn whether this return has been delivered already. If not, file it once more.',
  'saft.zip':
    'Klientbro finds no SAF-T file in {{file}}, or cannot read it. Unzip it first, and choose the XML files in it.',
  'saft.otherClient':
    '{{file}} is the ledger of {{found}}, but {{client}} has organisation number {{expected}}. Choose the right client or the right file.',
  'saft.edited': 'The VAT return was changed by hand. A new answer replaces the changes.',
  'saft.questionsOpen':
    'The draft has unanswered questions ({{count}}). Answer them before the VAT return is released or filed.',
  'claims.noAccess':
    'Skatteetaten does not show these claims. The system access may be deleted, or the client is not added to it.',
  'claims.partyUnknown': 'Skatteetaten does not know this business. Sub-units have no claims; look at the main unit.',
  'claims.profileRefused':
    'Skatteetaten does not accept the data access profile (rettighetspakke). Ask Skatteetaten which one the firm has been given.',
  'claims.tokenRefused': 'Skatteetaten did not accept the access. Check Maskinporten under Access.',
  'claims.refused': 'Skatteetaten refused the question about claims.',
  'claims.refreshedLately': 'All clients were refreshed recently. Try again in {{minutes}} min.',
  'claims.termsNotConfirmed':
    'Nothing is exported. Whoever sets up Klientbro must first confirm Skatteetaten’s terms under Settings.',
  'dialogs.unknown': 'The message is no longer in Klientbro.',
  'dialogs.noAccess': 'The system access does not open this message.',
  'dialogs.gone': 'The sender has withdrawn the message.',
  'dialogs.levelTooLow':
    'The sender demands a higher security level than a system access has. Open the message in Altinn.',
  'dialogs.notVisibleYet': 'The message is not visible yet.',
  'dialogs.attachmentGone': 'The attachment is no longer available.',
  'dialogs.checksum': 'The attachment arrived damaged and was not saved.',
  'dialogs.refused': 'Dialogporten refused us.',
  'dialogs.openFirst': 'The message has changed since it was opened here. Fetch it again first.',
  'dialogs.partRefused': 'The system access does not give access to this part of the message.',
  'dialogs.elsewhere': 'The content is kept by the sender and can only be opened in Altinn.',
  'dialogs.wrongContent': 'The sender answered with something other than the text. Open the message in Altinn.',
  'dialogs.notTheFile':
    'The sender answered with a web page and not with the attachment. Nothing has been saved. Open the message in Altinn.',
  'dialogs.noPreview':
    'The attachment is neither a PDF nor an image that can be shown here. Save it and open it from the folder.',
  'dialogs.previewTooLarge': 'The attachment is too large to be shown here. Save it and open it from the folder.',
  'dialogs.labelsNotAllowed': 'The firm has not allowed changing labels in Altinn from here.',
  'dialogs.labelsChange': 'The labels keep changing in Altinn. Look at the message there.',
  'storage.notOldEnough': 'The limit has changed since you saw it. Look at the figures again. Nothing is deleted.',
  'folders.none': 'First choose the folder that the clients’ folders lie in, under Settings.',
  'folders.missing':
    'The folder is not there. Connect the disk or choose another folder. Klientbro tries again by itself.',
  'folders.diskFull': 'The folder has no room. Klientbro goes on by itself once there is.',
  'folders.failed': 'Klientbro cannot write to the folder ({{reason}}), and tries again by itself.',
  'folders.ruleField': '{{field}} is no field. Use only the fields below.',
  'folders.ruleClient': 'Include {klient} or {orgnr} in the folder’s name, so that clients are not mixed.',
  'folders.ruleName': 'Include {filnavn} in the file’s name.',
  'folders.ruleDeep': 'Use at most {{limit}} folders below each other.',
  'folders.tooMany': 'The search finds more than {{limit}} messages. Narrow it first.',
  'office.cannotSee':
    '{{name}} does not see every client the messages are about. Choose somebody who does, or change the rights under Employees.',
  'office.emptyRule': 'The rule must say which messages it is about, and what is to happen to them.',
  'office.unknownRule': 'The rule is no longer there.',
};
