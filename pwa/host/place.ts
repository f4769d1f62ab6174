// Which portfolio a page opens, by its address: the person's own, or the example, which lives in databases of its own.

export interface Place {
  isExample: boolean;
  /** Where its addresses begin. */
  base: string;
  /** Names of its databases. */
  local: string;
  projection: string;
  files: string;
  pictures: string;
}

export const OWN: Place = {
  isExample: false,
  base: '/',
  local: 'waymark-local',
  projection: 'waymark-projection',
  files: 'waymark-files',
  pictures: 'waymark-pictures',
};

export const EXAMPLE: Place = {
  isExample: true,
  base: '/example/',
  local: 'waymark-example-local',
  projection: 'waymark-example-projection',
  files: 'waymark-example-files',
  pictures: 'waymark-example-pictures',
};

/** The document of the example: always the same name, so that clearing it needs to know nothing. */
export const EXAMPLE_DOCUMENT = 'waymark-example-portfolio';

export const placeOf = (path: string): Place => (/^\/example(\/|$)/.test(path) ? EXAMPLE : OWN);
