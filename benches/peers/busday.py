"""numpy's busday_offset over the days of the first line, once for every line after it: the nanoseconds a day of
an undisturbed batch, as batches.mjs defines it."""
import json
import sys
import time

import numpy as np

given = json.loads(sys.stdin.readline())
days = np.array(given["days"], dtype="datetime64[D]")
calendar = np.busdaycalendar(holidays=given["holidays"])
for _ in sys.stdin:
    times = []
    for batch in np.split(days, len(days) // given["batch"]):
        start = time.perf_counter_ns()
        np.busday_offset(batch, 1, roll="backward", busdaycal=calendar)
        times.append((time.perf_counter_ns() - start) / len(batch))
    print(sorted(times)[len(times) // 4], flush=True)
