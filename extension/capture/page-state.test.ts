// Doors instead of pages, and frames that stay closed.
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { closedFrames } from './page-frames.ts';
import { pageStateOf } from './page-state.ts';

/** linkedom puts no head around a title by itself. */
const pageOf = (html: string): Document =>
  parseHTML(`<!doctype html><html lang="en">${html.replace(/^<title>.*?<\/title>/, '<head>$&</head>')}</html>`)
    .document as unknown as Document;
const stateOf = (html: string, url = 'https://learn.example/courses/1') => pageStateOf(pageOf(html), url);
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
const article = `<main><h1>Pacing</h1><p>${words(400)}</p></main>`;

describe('a page that is only the door', () => {
  it('is known by its password and its title', () => {
    expect(
      stateOf(`<title>Log in | Example Trust Academy</title><body><h1>Log in to Example Trust Academy</h1>
        <form><label>Username</label><input type="text"><label>Password</label><input type="password"><button>Log in</button></form>
        <p>Forgotten your password? Cookies must be enabled in your browser.</p></body>`),
    ).toBe('sign-in');
  });

  it('is known by its password and its address, when it is short', () => {
    const html = `<title>Example Learning</title><body><p>${words(90)}</p><input type="email"><input type="password"></body>`;
    expect(stateOf(html, 'https://sso.learn.example/realm')).toBe('sign-in');
    expect(stateOf(html, 'https://learn.example/welcome')).toBe('ready');
  });

  it('is known at its first step, which asks for a name alone', () => {
    expect(
      stateOf(
        '<title>Sign in to your account</title><body><h1>Sign in</h1><input type="email"><button>Next</button></body>',
      ),
    ).toBe('sign-in');
  });

  it.each([
    [
      'an article with a log-in in its header',
      `<header><form><input><input type="password"><button>Sign in</button></form></header>${article}`,
    ],
    ['an article about logging in', `<title>Sign in to better habits</title>${article}`],
    ['a course with a search field', `<title>Falls</title><h1>Falls</h1><input type="text"><p>${words(40)}</p>`],
    ['a page with a hidden log-in', `<h1>Falls</h1><p>${words(40)}</p><div hidden><input type="password"></div>`],
  ])('is not %s', (_, html) => {
    expect(stateOf(`<body>${html}</body>`)).toBe('ready');
  });
});

describe('a check for robots', () => {
  it.each([
    '<title>Just a moment...</title><body><h1>learn.example</h1><p>Verifying you are human. This may take a few seconds.</p></body>',
    '<title>learn.example</title><body><h1>Checking your browser before you go on</h1></body>',
    '<title>learn.example</title><body><p>Tick the box to go on.</p><iframe src="https://newassets.hcaptcha.com/captcha"></iframe></body>',
  ])('is known: %s', (html) => {
    expect(stateOf(html)).toBe('captcha');
  });

  it.each([
    [
      'a form to write to somebody',
      '<title>Contact</title><body><h1>Contact us</h1><input><textarea></textarea><div class="g-recaptcha"></div></body>',
    ],
    ['an article about robots', `<title>Are you a robot? Care and machines</title><body>${article}</body>`],
  ])('is not %s', (_, html) => {
    expect(stateOf(html)).not.toBe('captcha');
  });
});

describe('an empty shell', () => {
  it('has neither words nor anything to see', () => {
    expect(
      stateOf(
        '<title>Learning</title><body><nav>Home Courses</nav><div id="root"><p>Loading …</p></div><noscript>Please turn on scripts to see this page and its courses</noscript></body>',
      ),
    ).toBe('empty');
  });

  it.each([
    ['a player', '<video></video>'],
    ['a course in a frame', '<iframe src="https://content.example/1"></iframe>'],
    ['a certificate that is a picture', '<img width="900" src="c.png">'],
    ['a short page', '<p>Occupational therapy in the first week at home after a fall: what to ask and whom.</p>'],
  ])('is not one with %s', (_, html) => {
    expect(stateOf(`<title>Learning</title><body>${html}</body>`)).toBe('ready');
  });

  it('stays cheap on a page without end', () => {
    expect(stateOf(`<body>${'<p>more and more words</p>'.repeat(30_000)}</body>`)).toBe('ready');
  });
});

describe('frames that cannot be read', () => {
  it('are named with their address less its parameters, as the course in a SCORM player', () => {
    const html = readFileSync(
      new URL('../../tests/fixtures/pages/learning/moodle-scorm-player.html', import.meta.url),
      'utf8',
    );
    const { document } = parseHTML(html.replace('index.html"', 'index.html?token=secret"'));
    expect(closedFrames(document as unknown as Document)).toEqual([
      {
        src: 'https://content.academy.example/pluginfile.php/901/mod_scorm/content/1/index.html',
        title: 'Moving and handling, level 2',
      },
    ]);
  });

  it.each([
    ['a small one', '<iframe src="https://a.example/x" width="1" height="1"></iframe>'],
    ['a hidden one', '<div hidden><iframe src="https://a.example/x"></iframe></div>'],
    ['a counter', '<iframe src="https://www.googletagmanager.com/ns.html?id=1" width="400" height="400"></iframe>'],
    ['one without a web address', '<iframe src="javascript:void 0"></iframe><iframe></iframe>'],
  ])('leave out %s', (_, html) => {
    expect(closedFrames(pageOf(`<body>${html}</body>`))).toEqual([]);
  });

  it('are looked for inside of open ones', () => {
    const page = pageOf('<body><iframe src="/player"></iframe></body>');
    const inside = pageOf('<body><iframe src="https://cdn.example/story" title="Story"></iframe></body>');
    Object.defineProperty(page.querySelector('iframe'), 'contentDocument', { value: inside });
    expect(closedFrames(page)).toEqual([{ src: 'https://cdn.example/story', title: 'Story' }]);
  });
});
