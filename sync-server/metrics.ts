// Figures for whoever runs the server, in the text format of Prometheus. Counts only: no room, address or content.

const COMMIT_BUCKETS_MS = [1, 2, 5, 10, 20, 50, 100, 500, 2_000];

export interface Metrics {
  refused(reason: string): void;
  received(sizeBytes: number): void;
  fileReceived(sizeBytes: number): void;
  fileSent(sizeBytes: number): void;
  committed(durationMs: number, updates: number): void;
  commitFailed(): void;
  /** What `/metrics` answers; gauges are what the server counts at this moment. */
  print(gauges: Readonly<Record<string, number>>): string;
}

export function openMetrics(): Metrics {
  const refusals = new Map<string, number>();
  const buckets = COMMIT_BUCKETS_MS.map(() => 0);
  let receivedBytes = 0;
  let fileReceivedBytes = 0;
  let fileSentBytes = 0;
  let updates = 0;
  let commits = 0;
  let commitMs = 0;
  let failures = 0;
  return {
    refused(reason) {
      refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
    },
    received(sizeBytes) {
      receivedBytes += sizeBytes;
    },
    fileReceived(sizeBytes) {
      fileReceivedBytes += sizeBytes;
    },
    fileSent(sizeBytes) {
      fileSentBytes += sizeBytes;
    },
    committed(durationMs, count) {
      updates += count;
      commits += 1;
      commitMs += durationMs;
      for (const [index, limitMs] of COMMIT_BUCKETS_MS.entries())
        if (durationMs <= limitMs) buckets[index] = (buckets[index] ?? 0) + 1;
    },
    commitFailed() {
      failures += 1;
    },
    print(gauges) {
      const lines = Object.entries(gauges).flatMap(([name, value]) => [
        `# TYPE waymark_${name} gauge`,
        `waymark_${name} ${value}`,
      ]);
      const counters = {
        received_bytes: receivedBytes,
        file_received_bytes: fileReceivedBytes,
        file_sent_bytes: fileSentBytes,
        updates,
        commit_failures: failures,
      };
      for (const [name, value] of Object.entries(counters))
        lines.push(`# TYPE waymark_${name}_total counter`, `waymark_${name}_total ${value}`);
      lines.push('# TYPE waymark_refusals_total counter');
      for (const [reason, count] of refusals) lines.push(`waymark_refusals_total{reason="${reason}"} ${count}`);
      lines.push('# TYPE waymark_commit_seconds histogram');
      for (const [index, limitMs] of COMMIT_BUCKETS_MS.entries())
        lines.push(`waymark_commit_seconds_bucket{le="${limitMs / 1_000}"} ${buckets[index]}`);
      lines.push(`waymark_commit_seconds_bucket{le="+Inf"} ${commits}`);
      lines.push(`waymark_commit_seconds_sum ${commitMs / 1_000}`, `waymark_commit_seconds_count ${commits}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
