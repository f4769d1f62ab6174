// The kinds of registration that can be chosen, with what each is for.
export const REGISTRATION_KINDS = [
  { value: 'hcpc', label: 'Registered with HCPC', hint: 'The dates of your cycle come from your profession.' },
  {
    value: 'own',
    label: 'A period of my own',
    hint: 'For students, support workers, other roles, and between registrations.',
  },
] as const;
