"""What the command says: data on stdout, talk on stderr, and the exit code. No other module of the CLI prints."""

from __future__ import annotations

import os
import sys

from easi_sim.text import fitted, inert

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself costs a tenth of what `easi --version` may take
    from collections.abc import Callable, Iterable
    from typing import Any, NoReturn, TextIO

CLEAN = 0
FINDINGS = 1
USAGE = 2
INTERRUPTED = 130


def columns() -> int:
    """How wide the terminal is; 80 where there is none. Asked without `shutil`, which takes long to load."""
    try:
        wide = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        wide = 80
    return max(wide, 40)


def write(text: str) -> None:
    """Write a line of data."""
    _line(sys.stdout, inert(text))


def write_json(value: Any) -> None:
    """Write one JSON value; whatever a terminal might act on is escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if fitted(inert(text), sys.stdout.encoding) != text:
        text = json.dumps(value, indent=2)
    _line(sys.stdout, text)


def write_raw(text: str) -> None:
    """Write text made by this program for another one to read, as it is."""
    sys.stdout.write(text)


def write_document(text: str, form: str) -> None:
    """Write a whole document (`html` or another form), whatever stdout can encode.

    A page says that it is in UTF-8, so on any other stdout it keeps to ASCII and names the other characters.
    """
    encoding = (sys.stdout.encoding or "ascii").lower().replace("_", "-")
    if form == "html" and encoding not in {"utf-8", "utf8"}:
        text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    sys.stdout.write(fitted(text, encoding))


def seen(text: str) -> str:
    """What `write` shows of a text, so that what is set below it can be lined up."""
    return fitted(inert(text), sys.stdout.encoding)


STYLES = {"bold": "1", "error": "1;31", "warning": "1;33", "place": "1", "mark": "1;31", "quiet": "2"}
"""Style → the numbers with which a terminal is told to begin it."""


def write_styled(spans: Iterable[tuple[str, str]]) -> None:
    """Write a line of data made of (style, text), in colours where stdout is a terminal that has them.

    Each text is made inert by itself: the only codes that reach a terminal are ours.
    """
    if coloured():
        parts = (f"\x1b[{STYLES[style]}m{seen(text)}\x1b[0m" if style else seen(text) for style, text in spans)
        sys.stdout.write("".join(parts) + "\n")
    else:
        write("".join(text for _, text in spans))


def coloured() -> bool:
    """Whether stdout is a terminal with colours, and nobody has asked for none (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    # A Windows console needs to be told before it takes our codes; Windows Terminal does not.
    return os.name != "nt" or "WT_SESSION" in os.environ


class Progress:
    """How far a long task is, shown on stderr where that is a terminal."""

    def __init__(self, what: str, total: int) -> None:
        """Nothing is shown, or loaded, for a task of one part."""
        self.what = what
        self.total = total
        self._bar: Any = None

    def __enter__(self) -> Progress:
        """Show it."""
        if self.total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            # Without a thread that draws: processes are started while it is shown.
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
            self._bar.add_task(self.what, total=self.total)
            self._bar.start()
        return self

    def advance(self) -> None:
        """One part more is done."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])
            self._bar.refresh()

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        if self._bar is not None:
            self._bar.stop()


def tell(text: str) -> None:
    """Tell the person at the terminal something."""
    _line(sys.stderr, inert(text))


def tell_trouble(message: str, details: Iterable[str] = ()) -> None:
    """Tell what is wrong and how to mend it."""
    tell(f"easi: {message}")
    for line in details:
        tell(f"  {line}")


def guarded(command: Callable[[], int]) -> int:
    """Run a command and return its exit code, whatever happens. Errors a person can mend are told to them."""
    try:
        code = command()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has had enough. What is left in the buffer would fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:  # noqa: BLE001 - the one place where any error becomes words
        _tell_error(error)
        return USAGE
    return code


def leave(code: int) -> NoReturn:
    """End the program.

    Where nothing can be left running it ends at once: to take apart all that was built takes a tenth of its time.
    """
    if sys.modules.keys().isdisjoint(("multiprocessing", "sqlite3", "textual")):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _tell_error(error: Exception) -> None:
    from easi_engine.errors import EasiError
    from easi_sim.errors import Trouble

    if isinstance(error, Trouble):
        tell_trouble(str(error), error.details)
    elif isinstance(error, EasiError):
        tell_trouble(str(error))
    else:
        _tell_our_fault(error)


def _tell_our_fault(error: Exception) -> None:
    if os.environ.get("EASI_DEBUG"):
        import traceback

        traceback.print_exception(error)
    kind = f"{type(error).__name__}: {error}".partition("\n")[0]
    tell_trouble(
        f"something went wrong that is our fault, not yours ({kind}). To report it, do the same again with"
        " EASI_DEBUG=1 set and send what it prints to the project's issue tracker."
    )


def _line(stream: TextIO, text: str) -> None:
    stream.write(fitted(text, stream.encoding) + "\n")
