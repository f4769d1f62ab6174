// A site with a recorded lecture, served from this computer with ranges, as players ask for them.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const LECTURE = new URL('../fixtures/media/lecture.webm', import.meta.url);

/** Seconds of the recording. */
export const LECTURE_SECONDS = 600;

const page = (kind: string, body: string): string => `<!doctype html><html lang="en-GB"><head>
<title>Pacing after illness: the recording</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"${kind}","name":"Pacing after illness: the recording",
"provider":{"@type":"Organization","name":"Example Network"},"uploadDate":"2026-11-05","duration":"PT10M"}</script></head>
<body><h1>Pacing after illness: the recording</h1>${body}<p>${'Rest before you are tired. '.repeat(200)}</p></body></html>`;

const VIDEO = '<video src="/lecture.webm" width="640" height="360" preload="auto" controls></video>';

const COURSE = `<iframe src="/course-content" width="400" height="100"></iframe><script>
     window.API = { asked: [], LMSGetValue(name) { this.asked.push(name);
       return { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '85', 'cmi.core.total_time': '0001:15:00' }[name] ?? ''; },
       LMSSetValue() { throw new Error('nobody may write'); } };</script>`;

const PAGES: Record<string, string> = {
  '/lecture': page('VideoObject', VIDEO),
  '/second': page('VideoObject', VIDEO).replaceAll('Pacing after illness', 'Fatigue in depth'),
  '/framed': page('VideoObject', '<iframe src="/player" width="660" height="380"></iframe>'),
  '/framed-elsewhere': page(
    'VideoObject',
    '<iframe src="//player.example:PORT/player" width="660" height="380"></iframe>',
  ),
  '/launch': `<!doctype html><title>Fatigue: the course</title><h1>Fatigue: the course</h1><p>${'Begin when you are rested. '.repeat(60)}</p>
<p><a href="//player.example:PORT/lecture" target="_blank">Open the lesson</a></p>
<button onclick="window.open('/lecture', 'lesson', 'width=900,height=600')">Open it in a window</button>`,
  '/player': `<!doctype html><title>Player</title>${VIDEO}`,
  '/captions': page(
    'VideoObject',
    VIDEO.replace(
      '></video>',
      '><track kind="captions" srclang="en" label="English" src="/lecture.vtt" default></video>',
    ),
  ),
  '/article': page('Article', ''),
  '/course': page('Course', COURSE),
  // a course that calls itself something else
  '/course-video': page('VideoObject', COURSE),
  '/course-content': '<!doctype html><title>Lesson</title><p>The lesson.</p>',
};

const cue = (at: number): string =>
  `00:0${at}:00.000 --> 00:0${at}:50.000\nMinute ${at}: stop before you are tired, and plan the rest first.`;
const CAPTIONS = `WEBVTT\n\n${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(cue).join('\n\n')}\n`;

export interface MediaSite {
  origin: string;
  close(): void;
}

export async function openMediaSite(): Promise<MediaSite> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.example').pathname;
    const body = PAGES[path]?.replaceAll('PORT', String((server.address() as AddressInfo).port));
    if (body) return void response.setHeader('content-type', 'text/html; charset=utf-8').end(body);
    if (path === '/lecture.vtt') return void response.setHeader('content-type', 'text/vtt').end(CAPTIONS);
    if (path !== '/lecture.webm') return void response.writeHead(404).end();
    const { size } = statSync(LECTURE);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!range) {
      response.writeHead(200, { 'content-type': 'video/webm', 'content-length': size, 'accept-ranges': 'bytes' });
      return void response.end(readFileSync(LECTURE));
    }
    const start = Number(range[1]);
    const end = range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    response.writeHead(206, {
      'content-type': 'video/webm',
      'content-length': end - start + 1,
      'content-range': `bytes ${start}-${end}/${size}`,
      'accept-ranges': 'bytes',
    });
    createReadStream(LECTURE, { start, end }).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
