"""The MCP server, spoken to with raw JSON-RPC as its specification shows it. $CLAIMGRAPH is the program, PYTHONPATH has python/."""
import json, os, shutil, signal, subprocess, sys, tempfile, unittest

SAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "samples")
START = {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def request(number, method, **params):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def call(number, tool, **arguments):
    return request(number, "tools/call", name=tool, arguments=arguments)


class Server(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = os.path.join(self.folder.name, "root")
        shutil.copytree(SAMPLES, os.path.join(self.root, "news"))
        self.addCleanup(self.folder.cleanup)

    def start(self, *options):
        return subprocess.Popen([sys.executable, "-m", "claimgraph.mcp", "--root", self.root, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def said(self, *messages, options=()):
        """The lines that the server answers to these messages, or lines of bytes; it ends with its input."""
        lines = [message if isinstance(message, bytes) else json.dumps(message).encode() for message in messages]
        server = self.start(*options)
        written, errors = server.communicate(b"\n".join(lines) + b"\n", timeout=60)
        self.assertEqual((server.returncode, errors), (0, b""))
        return [json.loads(line) for line in written.splitlines()]

    def results(self, *messages, options=()):
        """Results of requests after the start."""
        return [answer["result"] for answer in self.said(START, READY, *messages, options=options)[1:]]

    def codes(self, *messages):
        return [(answer["id"], answer["error"]["code"]) for answer in self.said(*messages)]

    def text(self, result, error=False):
        self.assertEqual(result["isError"], error, result)
        return result["content"][0]["text"]

    def test_version_of_the_client_is_taken_where_it_is_known(self):
        for wanted, agreed in {"2025-11-25": "2025-11-25", "2025-06-18": "2025-06-18", "2024-11-05": "2024-11-05", "1999-01-01": "2025-11-25"}.items():
            [answer] = self.said({**START, "params": {**START["params"], "protocolVersion": wanted}}, READY)
            self.assertEqual(answer["result"]["protocolVersion"], agreed)
            self.assertEqual(answer["result"]["serverInfo"]["name"], "claimgraph")
            self.assertIn("tools", answer["result"]["capabilities"])

    def test_ping_and_the_list_of_tools(self):
        pong, listed = self.results(request("a", "ping"), request(2, "tools/list"))
        self.assertEqual(pong, {})
        self.assertEqual([tool["name"] for tool in listed["tools"]], ["build", "export", "explain", "conflicts"])
        for tool in listed["tools"]:
            self.assertEqual(tool["inputSchema"]["type"], "object")
            self.assertLessEqual(set(tool["inputSchema"]["required"]), set(tool["inputSchema"]["properties"]))

    def test_a_text_becomes_claims(self):
        [result] = self.results(call(1, "build", text="Ana Ito denied that a date had been agreed.", published="2025-03-12", analysis="fast"))
        claims = [json.loads(line) for line in self.text(result).splitlines()]
        self.assertEqual([claim["subject"]["label"] for claim in claims if claim["predicate"].get("term") == "cg:denies"], ["Ana Ito"])

    def test_a_store_is_built_asked_and_exported(self):
        kept, claims, drawing, explained, conflicts = map(self.text, self.results(
            call(1, "build", paths=["news"], store="news.db"), call(2, "export", store="news.db", predicate="denies"),
            call(3, "export", store="news.db", format="svg", view="network", top=20), call(4, "explain", store="news.db", entity="Abdi Warsame"), call(5, "conflicts", store="news.db")))
        self.assertIn("news.db", kept)
        self.assertTrue(all(json.loads(line)["document"]["path"].startswith("news/") for line in claims.splitlines()) and claims)
        self.assertIn("<svg", drawing)
        self.assertIn("foreign minister of Somalia", explained)
        self.assertEqual([], [line for line in conflicts.splitlines() if len(json.loads(line)["claims"]) != 2])

    def test_every_format_that_is_listed_can_be_had(self):
        [listed, _] = self.results(request(1, "tools/list"), call(2, "build", paths=["news/summit.txt"], store="news.db"))
        formats = next(tool for tool in listed["tools"] if tool["name"] == "export")["inputSchema"]["properties"]["format"]["enum"]
        for result in self.results(*(call(number, "export", store="news.db", format=name) for number, name in enumerate(formats))):
            self.assertIn("Warsame", self.text(result))

    def test_nothing_outside_of_the_root_is_read_or_written(self):
        outside = os.path.join(self.folder.name, "secret.txt")
        shutil.copy(os.path.join(SAMPLES, "summit.txt"), outside)
        os.symlink(outside, os.path.join(self.root, "link.txt"))
        os.mkdir(os.path.join(self.root, "links"))
        os.symlink(outside, os.path.join(self.root, "links", "a.txt"))
        for result in self.results(*(call(1, "build", paths=[path]) for path in (outside, "links", "../secret.txt", "link.txt", "news/../..")), call(2, "build", paths=["news"], store="../news.db")):
            self.assertIn("outside", self.text(result, error=True))
        self.assertEqual(sorted(os.listdir(self.folder.name)), ["root", "secret.txt"])

    def test_what_is_given_is_never_an_option(self):
        shutil.copy(os.path.join(SAMPLES, "summit.txt"), os.path.join(self.root, "--force"))
        built, _, explained, about = self.results(
            call(1, "build", paths=["--force"]), call(2, "build", paths=["news"], store="--store"), call(3, "explain", store="--store", entity="--help"), call(4, "export", store="--store", about="-o x"))
        self.assertIn('"path":"--force"', self.text(built))
        self.assertIn("'--help'", self.text(explained, error=True))
        self.assertEqual(self.text(about), "")
        self.assertEqual(sorted(os.listdir(self.root)), ["--force", "--store", "news"])

    def test_wrong_arguments_are_told_to_the_model(self):
        wrong = {
            "store is missing": ("export", {}), "there is no force": ("export", {"store": "a", "force": "x"}), "one of jsonl": ("export", {"store": "a", "format": "html"}),
            "of type integer": ("export", {"store": "a", "top": True}), "from 0 to 1": ("export", {"store": "a", "min_confidence": 7}), "of type array": ("build", {"paths": "news"}),
            "either text or paths": ("build", {}), "length of 1": ("build", {"text": ""}), "character that is none": ("explain", {"store": "a", "entity": "a\0b"}),
            "missing.db": ("conflicts", {"store": "missing.db"}),
        }
        for message, result in zip(wrong, self.results(*(call(1, tool, **arguments) for tool, arguments in wrong.values()))):
            self.assertIn(message, self.text(result, error=True))
        [surrogate] = self.results(b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"build","arguments":{"text":"\\ud800"}}}')
        self.assertIn("character that is none", self.text(surrogate, error=True))

    def test_results_that_are_too_long_are_refused_with_advice(self):
        [result] = self.results(call(1, "build", paths=["news"]), options=("--max-result", "1000"))
        self.assertIn("narrow it down", self.text(result, error=True))
        [result] = self.results(call(1, "build", paths=["news"]), options=("--timeout", "0.001"))
        self.assertIn("longer than 0.001 seconds", self.text(result, error=True))

    def test_errors_have_the_codes_of_json_rpc(self):
        self.assertEqual(self.codes(b"{", b"\xff", b"[" * 100000, b'{"jsonrpc":"2.0","id":NaN,"method":"ping"}'), [(None, -32700)] * 4)
        self.assertEqual(self.codes(b"7", b"[]", b'[{"jsonrpc":"2.0","id":1,"method":"ping"}]', b'{"id":1,"method":"ping"}', b'{"jsonrpc":"2.0","id":null,"method":"ping"}'), [(None, -32600)] * 5)
        self.assertEqual(self.codes(request(1, "tools/list")), [(1, -32600)])  # before initialize
        self.assertEqual(self.codes(request(1, "resources/list")), [(1, -32601)])
        self.assertEqual(self.codes({"jsonrpc": "2.0", "id": 5, "method": "initialize", "params": {}}, {"jsonrpc": "2.0", "id": 6, "method": "ping", "params": []}), [(5, -32602), (6, -32602)])
        answers = self.said(START, READY, call(1, "rm"), request(2, "tools/list", cursor="x"), request(3, "tools/call", name="build", arguments=[]), START)
        self.assertEqual([answer["error"]["code"] for answer in answers[1:]], [-32602, -32602, -32602, -32600])

    def test_long_lines_are_refused_and_the_next_is_answered(self):
        long, pong = self.said(b'{"jsonrpc":"2.0","id":1,"method":"' + b"x" * (9 << 20) + b'"}', request(2, "ping"))
        self.assertEqual((long["error"]["code"], pong), (-32600, {"jsonrpc": "2.0", "id": 2, "result": {}}))

    def test_batches_are_answered_in_the_version_that_has_them(self):
        start = {**START, "params": {**START["params"], "protocolVersion": "2025-03-26"}}
        batch = [request(1, "ping"), READY, request(2, "ping"), 7]
        _, answers = self.said(start, READY, json.dumps(batch).encode(), json.dumps([READY]).encode())
        self.assertEqual([answer["id"] for answer in answers], [1, 2, None])

    def test_notifications_and_answers_are_not_answered(self):
        self.assertEqual(self.said({"jsonrpc": "2.0", "method": "notifications/other"}, {"jsonrpc": "2.0", "id": 9, "result": {}}, b""), [])

    def test_a_signal_ends_the_server(self):
        server = self.start()
        server.stdin.write(json.dumps(START).encode() + b"\n")
        server.stdin.flush()
        self.assertIn(b"serverInfo", server.stdout.readline())
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(timeout=20), 128 + signal.SIGTERM)
        for pipe in (server.stdin, server.stdout, server.stderr):
            pipe.close()


if __name__ == "__main__":
    unittest.main()
