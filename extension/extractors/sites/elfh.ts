// The elfh Hub of NHS England (e-learning for healthcare). Behind a login and unverified: title, host, and any medium found.
import { isUnder, type Site, textAt, titleWithout } from './site.ts';

const SITE = 'elearning for healthcare';

export const elfh: Site = {
  name: SITE,
  isHere: ({ url }) =>
    isUnder(url, 'portal.e-lfh.org.uk', 'e-lfh.org.uk', 'e-learningforhealthcare.org.uk', 'elearningrepository.nhs.uk'),
  read: ({ document, url }) => {
    const title = titleWithout(document, /\s*[-–|]\s*(?:elfh(?: hub)?|e-?learning for healthcare|e-?lfh).*$/i);
    const isBare = /^(?:elfh(?: hub)?|e-?learning for healthcare|home|dashboard|component|my e-?learning)?$/i.test(
      title,
    );
    const isLearning =
      !isUnder(url, 'e-lfh.org.uk') ||
      /\/(?:component|catalogue|programmes?|launch|content|course)\b/i.test(url.pathname);
    return {
      ...(isLearning ? { kind: 'course' as const } : {}),
      values: {
        title: isBare ? textAt(document, 'main h1', 'h1') : title,
        siteName: SITE,
        provider: isLearning ? SITE : '',
      },
    };
  },
};
