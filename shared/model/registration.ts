// A registration: with which regulator, as what. It is optional; a person may set a period of their own instead.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { asLine, asRecord } from './parse.ts';

export interface Registration {
  id: RecordId;
  /** Key of the scheme, such as `hcpc`; `own` for a period that the person set. */
  scheme: string;
  /** The scheme's code for the profession, such as `OT`; empty when none. */
  profession: string;
  /** The registration number as the person wrote it; empty when none. */
  number: string;
  /** The name for the profile's cover; used nowhere else. */
  name: string;
  registeredSince: LocalDate | null;
  /** First and last day of a period of one's own (`scheme` is `own`), both included. */
  periodStart: LocalDate | null;
  periodEnd: LocalDate | null;
  createdAt: Instant;
  deletedOn: LocalDate | null;
}

export type RegistrationFields = Omit<Registration, 'id' | 'createdAt'>;

export function parseRegistration(id: RecordId, value: unknown): Registration {
  const from = asRecord(value);
  return {
    id,
    scheme: asLine(from.scheme, 40) || 'own',
    profession: asLine(from.profession, 40),
    number: asLine(from.number, 40),
    name: asLine(from.name, 200),
    registeredSince: parseLocalDate(from.registeredSince),
    periodStart: parseLocalDate(from.periodStart),
    periodEnd: parseLocalDate(from.periodEnd),
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
