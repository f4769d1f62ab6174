// All topics of the help, in the order of its page.
import { AUDIT } from './audit-topics.ts';
import { CAREER } from './career-topics.ts';
import { DEVICES } from './device-topics.ts';
import { RECORDING } from './recording-topics.ts';
import type { TopicGroup } from './topics.ts';
import { WRITING } from './writing-topics.ts';

export const HELP: readonly TopicGroup[] = [RECORDING, WRITING, AUDIT, DEVICES, CAREER];
