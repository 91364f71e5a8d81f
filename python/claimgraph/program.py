"""Starts the program and reads what it writes. Nothing passes a shell; what comes from outside is never taken for an option."""
from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import warnings
from typing import IO, Callable, Iterator, List, Mapping, Optional, Sequence, Union

Value = Union[str, int, float, bool, None]
DONE, SOME_SET_ASIDE = 0, 3  # exit codes
_MESSAGE_BYTES = 16384  # of standard error, from its end


class Error(Exception):
    """The program is not there, or says that something went wrong; code is its exit code, None where it has none."""

    def __init__(self, message: str, code: Optional[int] = None) -> None:
        super().__init__(message)
        self.code = code


class TooLong(Error):
    """The result has more bytes than were allowed."""


class SetAside(UserWarning):
    """The result is complete and valid, but some documents could not be used."""


def program() -> str:
    """The path of the program: $CLAIMGRAPH, or claimgraph on PATH."""
    given = os.environ.get("CLAIMGRAPH")
    found = shutil.which(given or "claimgraph")
    if found is None:
        raise Error(f"$CLAIMGRAPH is no program: {given}" if given else "claimgraph is not on PATH, and $CLAIMGRAPH does not name it")
    return found


def arguments(command: str, options: Mapping[str, Value], operands: Sequence[str] = ()) -> List[str]:
    """COMMAND --name=value … -- OPERAND …; True is --name alone, None and False leave it out. A file named - is a file, not standard input."""
    given = ["--" + name.replace("_", "-") + ("" if value is True else f"={value}") for name, value in options.items() if value is not None and value is not False]
    return [command, *given, "--", *("./-" if operand == "-" else operand for operand in operands)]


def warn(messages: str) -> None:
    """What is done by default with messages of a run that set documents aside."""
    warnings.warn(messages, SetAside, stacklevel=2)


@contextlib.contextmanager
def running(words: Sequence[str], given: bytes = b"", seconds: Optional[float] = None, on_set_aside: Callable[[str], None] = warn) -> Iterator[IO[bytes]]:
    """Runs the program with these arguments and `given` on standard input; its standard output can be read inside the block.

    It is ended with the block, and after so many seconds. Raises Error unless it ends well.
    """
    with tempfile.TemporaryFile() as standard_input, tempfile.TemporaryFile() as said:
        standard_input.write(given)
        standard_input.seek(0)
        try:
            process = subprocess.Popen([program(), *words], stdin=standard_input, stdout=subprocess.PIPE, stderr=said)
        except (OSError, ValueError) as error:  # ValueError: a NUL in an argument, or what has no bytes
            raise Error(f"claimgraph cannot be started: {error}") from error
        assert process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds or 0, end)
        timer.daemon = True
        if seconds is not None:
            timer.start()
        try:
            yield process.stdout
        except BaseException:
            process.kill()
            raise
        finally:
            process.stdout.close()
            process.wait()
            timer.cancel()
        said.seek(max(0, said.seek(0, os.SEEK_END) - _MESSAGE_BYTES))
        messages = said.read().decode("utf-8", "replace").strip()
    if late.is_set():
        raise Error(f"claimgraph {words[0]} took longer than {seconds:g} seconds")
    if process.returncode == SOME_SET_ASIDE:
        on_set_aside(messages)
    elif process.returncode != DONE:
        raise Error(messages or f"claimgraph {words[0]} ended with {process.returncode}", process.returncode)


def output(words: Sequence[str], given: bytes = b"", seconds: Optional[float] = None, limit: Optional[int] = None,
           on_set_aside: Callable[[str], None] = warn) -> str:
    """All that the program writes. Raises TooLong where that is more than `limit` bytes."""
    with running(words, given, seconds, on_set_aside) as written:
        text = written.read() if limit is None else written.read(limit + 1)
        if limit is not None and len(text) > limit:
            raise TooLong(f"the result has more than {limit} bytes")
    return text.decode("utf-8", "replace")
