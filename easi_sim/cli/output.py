"""What the command says: data on stdout, talk on stderr, and the exit code. No other module of the CLI prints."""

from __future__ import annotations

import os
import sys

from easi_sim.text import fitted, inert

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself costs a tenth of what `easi --version` may take
    from collections.abc import Callable, Iterable
    from typing import Any, TextIO

CLEAN = 0
FINDINGS = 1
USAGE = 2
INTERRUPTED = 130


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
