// A row's work in batches of about a millisecond: short enough that most of them are not interrupted.

/// `work` does the batch of that number; answers the nanoseconds of an undisturbed batch.
export function batches(count, work) {
  return () => {
    const times = [];
    for (let batch = 0; batch < count; batch++) {
      const start = process.hrtime.bigint();
      work(batch);
      times.push(Number(process.hrtime.bigint() - start));
    }
    return undisturbed(times);
  };
}

/// The same where the work is awaited.
export function awaited(count, work) {
  return async () => {
    const times = [];
    for (let batch = 0; batch < count; batch++) {
      const start = process.hrtime.bigint();
      await work(batch);
      times.push(Number(process.hrtime.bigint() - start));
    }
    return undisturbed(times);
  };
}

export function per(count, run) {
  return async () => (await run()) / count;
}

/// What else the machine does only ever adds to a time: the batch that a quarter of them are faster than counts.
function undisturbed(times) {
  return times.sort((a, b) => a - b)[times.length >> 2];
}
