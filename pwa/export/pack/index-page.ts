// The page at the top of each ZIP: what is in it, where the rest is, and the whole profile to read.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import { drawHtml, escaped } from '../html/draw-html.ts';
import { describeProfile } from '../profile-layout.ts';
import type { LackingPiece, PackFile } from './pack-request.ts';

export interface IndexOfPart {
  profile: ProfileDocument;
  /** What is in this ZIP. */
  files: readonly Pick<PackFile, 'path' | 'sizeBytes'>[];
  /** The paths in each ZIP, by its name, in order; one for a pack that is not split. */
  parts: readonly { name: string; paths: readonly string[] }[];
  part: number;
  lacking: readonly LackingPiece[];
}

const size = (sizeBytes: number): string =>
  sizeBytes < 1_000_000
    ? `${Math.max(1, Math.round(sizeBytes / 1_000))} kB`
    : `${(sizeBytes / 1_000_000).toFixed(1)} MB`;

const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** HTML, for no software and no network. */
export function indexPage(index: IndexOfPart): string {
  const { profile, files, parts, part, lacking } = index;
  const list = files.map(
    ({ path, sizeBytes }) =>
      `<li><a href="${hrefOf(path)}">${escaped(path)}</a> <span class="quiet">${size(sizeBytes)}</span></li>`,
  );
  const others = parts.flatMap(({ name, paths }, at) =>
    at + 1 === part ? [] : [`<li>${escaped(name)} <span class="quiet">${paths.map(escaped).join(', ')}</span></li>`],
  );
  const lack = lacking.map(({ number, title }) => `<li>Evidence ${number}: ${escaped(title)}</li>`);
  const before = [
    `<h2>What is in here${parts.length > 1 ? ` (part ${part} of ${parts.length})` : ''}</h2><ul>${list.join('')}</ul>`,
    others.length > 0
      ? `<h3>In the other ${others.length === 1 ? 'part' : 'parts'}</h3><ul>${others.join('')}</ul>`
      : '',
    lack.length > 0 ? `<h3>Listed, and not in this pack</h3><ul>${lack.join('')}</ul>` : '',
  ].join('\n');
  const number = (path: string) => Number(/^evidence\/(\d+)-/.exec(path)?.[1] ?? 0);
  // a title that several have would lead to one of them
  const titles = [...profile.evidence, ...profile.activities].map(({ title }) => title);
  const isOne = (title: string) => titles.indexOf(title) === titles.lastIndexOf(title);
  const byTitle = new Map(
    profile.evidence.flatMap((one) => {
      const file = files.find(({ path }) => number(path) === one.number);
      return file && isOne(one.title) ? [[one.title, hrefOf(file.path)] as const] : [];
    }),
  );
  const described = describeProfile(profile);
  // below a list of files, contents alone would be those of the pack
  const blocks = described.blocks.map((block) =>
    block.kind === 'contents' ? { ...block, label: 'The profile, to read here' } : block,
  );
  return drawHtml({ ...described, blocks }, { before, links: (text) => byTitle.get(text) ?? null });
}
