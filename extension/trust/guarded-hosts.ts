// Waymark's own list of hosts where nothing is kept: they show patients, letters or money. Data, each with its reason and source.

/** What kind of place it is; the reason that a person reads goes by it. */
export type GuardedKind = 'records' | 'patient' | 'mail' | 'bank' | 'staff';

export interface GuardedHosts {
  kind: GuardedKind;
  /** Hosts, each with all that is under it; one with a path, such as `icloud.com/mail`, guards what begins with it. */
  hosts: readonly string[];
  /** Where the addresses come from. */
  source: string;
  /** When they were last looked through. */
  checkedOn: string;
}

/** What a person is told, after "This is …". */
export const GUARDED_NAMES: Record<GuardedKind, string> = {
  records: 'a records system, which shows patients',
  patient: 'a place where people see their own health record',
  mail: 'webmail',
  bank: 'a bank',
  staff: 'a staff system, with pay and personal details',
};

export const GUARDED_HOSTS: readonly GuardedHosts[] = [
  {
    kind: 'records',
    hosts: [
      'ncrs.nhs.uk', // National Care Records Service and e-Referral Service
      'hscni.net', // Health and Social Care Northern Ireland
    ],
    source: 'NHS England, digital.nhs.uk: National Care Records Service, e-Referral Service; HSC Northern Ireland',
    checkedOn: '2026-11-23',
  },
  {
    kind: 'records',
    hosts: [
      'emis-x.uk', // EMIS-X, and EMIS Web where it opens in a browser
      'emishealthsolutions.com',
      'tpp-uk.com', // SystmOne
      'web.accurx.com',
      'docman.co.uk',
      'airmidcares.co.uk',
      'cernerworks.com',
      'epichosted.com',
      'graphnethealth.com',
      'pharmoutcomes.org',
      'sonarhealth.org',
    ],
    source: 'Addresses that suppliers and NHS user guides give for records systems in a browser',
    checkedOn: '2026-11-23',
  },
  {
    kind: 'records',
    hosts: [
      'cliniko.com',
      'writeupp.com',
      'tm3app.com',
      'semble.io',
      'pabau.com',
      'janeapp.co.uk',
      'janeapp.com',
      'zandahealth.com',
      'powerdiary.com',
      'carepatron.com',
      'halaxy.com',
      'dentally.co',
      'meddbase.com',
      'birdie.care',
      'nourishcare.co.uk',
    ],
    source: 'Practice software of independent therapists, dentists and care homes: the addresses of its suppliers',
    checkedOn: '2026-11-23',
  },
  {
    kind: 'patient',
    hosts: [
      'access.login.nhs.uk',
      'auth.login.nhs.uk',
      'settings.login.nhs.uk',
      'nhsapp.service.nhs.uk',
      'patientaccess.com',
      'patientsknowbest.com',
      'evergreen-life.co.uk',
      'drdoctor.co.uk',
      'mychart.org',
      'mychart.com',
    ],
    source: 'NHS England: NHS login, NHS App; the addresses of the portals',
    checkedOn: '2026-11-23',
  },
  {
    kind: 'mail',
    hosts: [
      'mail.google.com',
      'outlook.office.com',
      'outlook.office365.com',
      'outlook.live.com',
      'outlook.cloud.microsoft',
      'email.nhs.net',
      'mail.nhs.net',
      'portal.nhs.net',
      'mail.yahoo.com',
      'mail.aol.com',
      'mail.proton.me',
      'icloud.com/mail',
      'app.fastmail.com',
      'mail.zoho.com',
      'mail.zoho.eu',
      'app.tuta.com',
      'mail.btinternet.com',
      'webmail.virginmedia.com',
      'mail.virginmedia.com',
      'webmail.sky.com',
      'gmx.co.uk',
      'mail.com',
    ],
    source: "The providers' own sign-in pages",
    checkedOn: '2026-11-23',
  },
  {
    kind: 'bank',
    hosts: [
      'barclays.co.uk',
      'hsbc.co.uk',
      'firstdirect.com',
      'lloydsbank.co.uk',
      'lloydsbank.com',
      'halifax-online.co.uk',
      'halifax.co.uk',
      'bankofscotland.co.uk',
      'natwest.com',
      'nwolb.com',
      'rbs.co.uk',
      'rbsdigital.com',
      'ulsterbank.co.uk',
      'ulsterbankanytimebanking.co.uk',
      'santander.co.uk',
      'nationwide.co.uk',
      'tsb.co.uk',
      'co-operativebank.co.uk',
      'metrobankonline.co.uk',
      'virginmoney.com',
      'virginmoney.co.uk',
      'monzo.com',
      'starlingbank.com',
      'revolut.com',
      'chase.co.uk',
      'danskebank.co.uk',
      'bankofireland.com',
      'aibni.co.uk',
      'coventrybuildingsociety.co.uk',
      'ybs.co.uk',
      'tescobank.com',
      'americanexpress.com',
      'paypal.com',
    ],
    source: 'Current account providers in the United Kingdom (Financial Conduct Authority, service information)',
    checkedOn: '2026-11-23',
  },
  {
    kind: 'staff',
    hosts: [
      'loopapp.co.uk',
      'employeeonline.co.uk',
      'nhspensions.nhsbsa.nhs.uk',
      'tax.service.gov.uk',
      'account.gov.uk',
    ],
    source: "The services' own sign-in pages",
    checkedOn: '2026-11-23',
  },
];
