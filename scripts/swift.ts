// Finds OpenStack Swift on this machine, whose S3 interface the tests of S3-compatible storage speak to.
import { existsSync } from 'node:fs';

/** Where Debian and Ubuntu keep the packages of their own Python, which is at `SWIFT_PYTHON`. */
const DEBIAN = '/usr/lib/python3/dist-packages/swift/common/middleware/s3api';

export const SWIFT_PYTHON = '/usr/bin/python3';

/** The folder of its S3 interface, or null. */
export const findSwift = (): string | null => (existsSync(DEBIAN) && existsSync(SWIFT_PYTHON) ? DEBIAN : null);
