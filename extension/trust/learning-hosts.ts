// Hosts that show e-learning inside the pages of others, so that a person is told why they are asked to allow one.

interface LearningHost {
  /** With all that is under it. */
  host: string;
  /** What stands there, after "Part of this page is". */
  what: string;
}

/**
 * Where NHS e-learning puts its content, in frames and new windows: the list of the Electronic Staff Record's technical page for
 * e-learning (ESR Hub), as gathered in 2026.
 */
export const LEARNING_HOSTS: readonly LearningHost[] = [
  { host: 'content.learninghub.nhs.uk', what: 'a course of the NHS Learning Hub' },
  { host: 'content-lb.learninghub.nhs.uk', what: 'a course of the NHS Learning Hub' },
  { host: 'cs1.e-learningforhealthcare.org.uk', what: 'a course of elearning for healthcare' },
  { host: 'my.esr.nhs.uk', what: 'a course in the Electronic Staff Record' },
  { host: 'corelearning.skillsforhealth.org.uk', what: 'a course of Skills for Health' },
  { host: 'scie.org.uk', what: 'a course of the Social Care Institute for Excellence' },
  { host: 'elearningrepository.nhs.uk', what: 'a course of the NHS e-learning repository' },
  { host: 'dls.nhs.uk', what: 'a course of the NHS Digital Learning Solutions' },
  { host: 'ncsct.co.uk', what: 'a course of the National Centre for Smoking Cessation and Training' },
  { host: 'roadmapeducation.online', what: 'a course of Roadmap Education' },
];

/** Why a person may want to allow a host whose frame stands in the page, in a sentence. */
export function frameReason(host: string): string {
  const known = LEARNING_HOSTS.find((one) => host === one.host || host.endsWith(`.${one.host}`));
  return known ? `Part of this page is ${known.what}, from ${host}.` : `Part of this page comes from ${host}.`;
}
