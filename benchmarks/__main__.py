"""`python -m benchmarks`: measure, write the results, and on request the page of them."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from benchmarks import report, results
from benchmarks.options import Options, parse
from benchmarks.progress import say


def main(arguments: list[str] | None = None) -> None:
    """Run the parts that were asked for. Results are written after each, so that a stop loses one only."""
    options = parse(arguments)
    signal.signal(signal.SIGTERM, _stop)
    found = results.begin(options)
    path = results.path_for(options)
    try:
        for part in options.parts:
            say(f"part {part}")
            found[part] = _run(part, options)
            results.write(path, found)
    except KeyboardInterrupt:
        sys.exit("stopped; everything that was started has been ended")
    say(f"results in {path}")
    print(report.text(found))
    if options.docs:
        say(f"written: {', '.join(str(p) for p in report.write(found))}")


def _run(part: str, options: Options) -> dict[str, object]:
    # Imported when needed: Rasa takes its seconds, and nothing of it belongs into a process that only loads.
    if part == "serving":
        from benchmarks import serving

        return serving.run(options)
    if part == "floor":
        from benchmarks import floor

        return floor.run(options)
    from benchmarks import growth

    return growth.run(options)


def _stop(_number: int, _frame: FrameType | None) -> None:
    """As Ctrl-C: every `with` on the way out ends what it started."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
