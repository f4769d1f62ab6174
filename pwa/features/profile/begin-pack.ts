// Begins to make a pack of a profile as it stands, in its worker.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { PackRunning } from '../../export/pack/ask-for-pack.ts';
import type { PackProgress } from '../../export/pack/pack-request.ts';
import type { HostPortfolio } from '../../host/host.ts';
import { remembered } from '../../stores/device-memory.ts';
import { packPieces } from './pack-pieces.ts';

export const LIMIT_KEY = 'waymark-pack-limit-mb';
export const LIMITS_MB = ['5', '10', '20', '50', '1000'] as const;
export type LimitMb = (typeof LIMITS_MB)[number];
const DEFAULT_LIMIT: LimitMb = '10';
const MB = 1_000_000;

/** The largest size of one file that was chosen on this device last. */
export function rememberedLimit(): LimitMb {
  const known = remembered(LIMIT_KEY);
  return LIMITS_MB.find((one) => one === known) ?? DEFAULT_LIMIT;
}

export async function beginPack(
  portfolio: HostPortfolio,
  profile: ProfileDocument,
  { limit, onProgress }: { limit: LimitMb; onProgress: (progress: PackProgress) => void },
): Promise<PackRunning> {
  const pieces = await packPieces(portfolio, profile);
  const { askForPack } = await import('../../export/pack/ask-for-pack.ts');
  const request = plain({ profile, pieces, limitBytes: Number(limit) * MB });
  return askForPack({ request, files: portfolio.files.name }, onProgress);
}

/** Proxies of the screen cannot be sent to a worker. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));
