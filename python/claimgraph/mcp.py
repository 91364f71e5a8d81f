"""A server of the Model Context Protocol over standard input and output: JSON-RPC 2.0, a message a line.

Nothing but messages is written on standard output. Versions of the protocol: see VERSIONS.
"""
from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from typing import IO, Any, Callable, Dict, Iterator, List, Optional

from . import __version__
from .tools import TOOLS, Json, Limits, call, listed

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")  # the first is answered where the client wants another
_WITH_BATCHES = "2025-03-26"  # the only version that has several messages in a list
_LONGEST_LINE = 4 << 20  # bytes
_PARSE_ERROR, _INVALID_REQUEST, _METHOD_NOT_FOUND, _INVALID_PARAMS, _INTERNAL_ERROR = -32700, -32600, -32601, -32602, -32603


class RpcError(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _lines(stream: IO[bytes]) -> Iterator[Optional[bytes]]:
    """Lines of a stream; None for one that is too long, of which no more than that length is held."""
    while line := stream.readline(_LONGEST_LINE + 1):
        if len(line) <= _LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE)
        yield None


class Server:
    """Answers messages of one client."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._version: Optional[str] = None  # None: not yet agreed

    def answer(self, line: Optional[bytes]) -> Any:
        """The answer to a line, None where there is none to give."""
        try:
            if line is None:
                raise RpcError(_INVALID_REQUEST, f"message of more than {_LONGEST_LINE} bytes")
            try:
                message = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
            except (ValueError, RecursionError) as error:
                raise RpcError(_PARSE_ERROR, f"not JSON: {error}") from error
            if not isinstance(message, list):
                return self._answer_message(message)
            if self._version != _WITH_BATCHES or not message:
                raise RpcError(_INVALID_REQUEST, "a message is an object")
        except RpcError as error:
            return _failure(None, error)
        answers = [answer for answer in map(self._answer_message, message) if answer is not None]
        return answers or None

    def _answer_message(self, message: Any) -> Optional[Json]:
        if isinstance(message, dict) and "method" not in message and ("result" in message or "error" in message):
            return None  # an answer to a request; the server makes none
        identifier = None
        try:
            if not isinstance(message, dict) or message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
                raise RpcError(_INVALID_REQUEST, "no request of JSON-RPC 2.0")
            if "id" not in message:
                return None  # a notification: there is nothing to do for any
            if isinstance(message["id"], bool) or not isinstance(message["id"], (str, int)):
                raise RpcError(_INVALID_REQUEST, "id must be a string or an integer")
            identifier = message["id"]
            return {"jsonrpc": "2.0", "id": identifier, "result": self._result(message["method"], message.get("params", {}))}
        except RpcError as error:
            return _failure(identifier, error)
        except Exception as error:  # the server goes on, whatever a message does
            print(f"claimgraph-mcp: {type(error).__name__}: {error}", file=sys.stderr)
            return _failure(identifier, RpcError(_INTERNAL_ERROR, "internal error"))

    def _result(self, method: str, params: Any) -> Json:
        methods: Dict[str, Callable[[Json], Json]] = {"initialize": self._initialize, "ping": lambda _: {}, "tools/list": self._list, "tools/call": self._call}
        if method not in methods:
            raise RpcError(_METHOD_NOT_FOUND, f"there is no method {method[:100]}")
        if not isinstance(params, dict):
            raise RpcError(_INVALID_PARAMS, "params must be an object")
        if self._version is None and method not in ("initialize", "ping"):
            raise RpcError(_INVALID_REQUEST, f"initialize goes before {method}")
        return methods[method](params)

    def _initialize(self, params: Json) -> Json:
        wanted = params.get("protocolVersion")
        if not isinstance(wanted, str):
            raise RpcError(_INVALID_PARAMS, "protocolVersion must be a string")
        if self._version is not None:
            raise RpcError(_INVALID_REQUEST, "initialize may be sent once")
        self._version = wanted if wanted in VERSIONS else VERSIONS[0]
        return {
            "protocolVersion": self._version, "capabilities": {"tools": {"listChanged": False}},
            "serverInfo": {"name": "claimgraph", "title": "claimgraph", "version": __version__},
            "instructions": "What English news articles claim. build with text gives the claims of one article; build with a store keeps those of many, for export, explain and conflicts.",
        }

    def _list(self, params: Json) -> Json:
        if "cursor" in params:
            raise RpcError(_INVALID_PARAMS, "there is no such cursor: all tools are in one list")
        return {"tools": listed()}

    def _call(self, params: Json) -> Json:
        name, given = params.get("name"), params.get("arguments", {})
        if not isinstance(name, str) or name not in TOOLS:
            raise RpcError(_INVALID_PARAMS, f"unknown tool: {str(name)[:100]}; there are {', '.join(TOOLS)}")
        if not isinstance(given, dict):
            raise RpcError(_INVALID_PARAMS, "arguments must be an object")
        return call(name, given, self._limits)


def _failure(identifier: Any, error: RpcError) -> Json:
    return {"jsonrpc": "2.0", "id": identifier, "error": {"code": error.code, "message": str(error)}}


def serve(source: IO[bytes], target: IO[bytes], limits: Limits) -> None:
    """Answers until the source ends."""
    server = Server(limits)
    for line in _lines(source):
        if line is not None and not line.strip():
            continue
        answer = server.answer(line)
        if answer is not None:
            target.write(json.dumps(answer).encode("ascii") + b"\n")
            target.flush()


def _positive(kind: type) -> Any:
    def number(text: str) -> Any:
        if not 0 < kind(text) < 1 << 40:
            raise argparse.ArgumentTypeError(f"{text} is no number that fits")
        return kind(text)
    return number


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="claimgraph-mcp", description="MCP server over standard input and output: build, export, explain, conflicts.")
    parser.add_argument("--root", default=".", help="folder outside of which nothing is read or written (default: this one)")
    parser.add_argument("--max-result", type=_positive(int), default=1 << 20, metavar="BYTES", help="refuse longer results (default: 1048576)")
    parser.add_argument("--timeout", type=_positive(float), default=600.0, metavar="SECONDS", help="end a call after so long (default: 600)")
    given = parser.parse_args(words)
    if not os.path.isdir(given.root):
        parser.error(f"--root: {given.root} is no folder")
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # a run of the program ends, too
    os.chdir(given.root)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer, Limits(os.path.realpath(os.curdir), given.max_result, given.timeout))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 0


if __name__ == "__main__":
    sys.exit(main())
