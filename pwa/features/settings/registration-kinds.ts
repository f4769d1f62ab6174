// The kinds of registration that can be chosen, with what each is for.
export const REGISTRATION_KINDS = [
  { value: 'hcpc', label: 'Registered with HCPC', hint: 'The dates of your cycle come from your profession.' },
  {
    value: 'other',
    label: 'Registered with another regulator',
    hint: 'Such as NMC, GPhC or Social Work England, or one from a file.',
  },
  {
    value: 'own',
    label: 'A period of my own',
    hint: 'For students, support workers, other roles, and between registrations.',
  },
] as const;
/** `other` is also the scheme of a registration until its regulator is chosen. */
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number]['value'];
