"""The Python package: what it makes of the sample articles. $CLAIMGRAPH is the program, PYTHONPATH has python/."""
import contextlib, io, os, re, shutil, tempfile, unittest
from unittest import mock

import claimgraph
from claimgraph import program

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLES = os.path.join(SOURCE, "samples")


def installed(name):
    try:
        __import__(name)
    except ImportError:
        print(f"SKIPPED {name}: not installed")
        return False
    return True


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = os.path.join(cls.folder.name, "news.db")
        claimgraph.store([SAMPLES], cls.store)
        with open(os.path.join(cls.folder.name, "tolls.jsonl"), "w") as file:
            file.write('{"id":"a","published":"2024-04-12","text":"A ferry sank off Velm after it hit a harbour bridge on Thursday.\\n\\nMore than 60 people were injured in Velm, the coast guard said."}\n'
                       '{"id":"b","published":"2024-04-12","text":"The harbour bridge of Velm was hit by a ferry, which sank.\\n\\n55 people were injured in Velm, the harbour police said."}\n')
        cls.tolls = os.path.join(cls.folder.name, "tolls.db")
        claimgraph.store([os.path.join(cls.folder.name, "tolls.jsonl")], cls.tolls)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_claims_of_a_file_are_those_of_its_text(self):
        path = os.path.join(SAMPLES, "summit.txt")
        claims = list(claimgraph.build([path]))
        denial = next(claim for claim in claims if claim["predicate"].get("term") == "cg:denies")
        self.assertEqual(denial["subject"]["label"], "Abdi Warsame")
        self.assertIn(denial["object"]["claim"], {claim["id"] for claim in claims})

    def test_claims_of_a_text_have_what_was_told_of_it(self):
        claims = list(claimgraph.build_text("Ana Ito denied that a date had been agreed.", title="No date", published="2025-03-12"))
        self.assertEqual({claim["document"]["title"] for claim in claims}, {"No date"})
        self.assertEqual({claim["polarity"] for claim in claims}, {"+", "-"})

    def test_a_store_is_exported_whole_and_in_part(self):
        every = list(claimgraph.export(self.store))
        denials = list(claimgraph.export(self.store, predicate="denies"))
        wanted = {claim["id"] for claim in every if claim["predicate"].get("term") == "cg:denies"}
        wanted |= {claim["object"]["claim"] for claim in every if claim["id"] in wanted and "claim" in claim["object"]}
        self.assertEqual({claim["id"] for claim in denials}, wanted)
        self.assertLess(len(wanted), len(every))

    def test_a_reader_that_stops_ends_the_program(self):
        claims = claimgraph.export(self.store)
        self.assertTrue(next(claims)["id"].startswith("claim-"))
        claims.close()

    def test_names_are_explained(self):
        self.assertIn("Somalia's foreign minister, Abdi Warsame", claimgraph.explain(self.store, "Abdi Warsame"))

    def test_claims_are_explained_as_data_with_their_trees(self):
        said = claimgraph.explanation(self.store, "Warsame denies", trees=True)
        self.assertGreater(said["claimCount"], 0)
        for claim in said["claims"]:
            why = said["derivations"][claim["id"]]
            self.assertIn("\tVERB\t", why["tree"])
            self.assertTrue(any(tried["fired"] and tried["rule"] == claim["rule"] for tried in why["rules"]))
        self.assertNotIn("derivations", claimgraph.explanation(self.store, "Abdi Warsame"))

    def test_conflicts_are_pairs_with_their_sentences(self):
        [pair] = claimgraph.conflicts(self.tolls)
        self.assertEqual({side["document"] for side in pair["claims"]}, {"a", "b"})
        self.assertTrue(all("injured in Velm" in side["sentence"] for side in pair["claims"]))

    def test_what_fails_is_told_in_the_programs_words(self):
        with self.assertRaisesRegex(claimgraph.Error, "missing.db") as raised:
            list(claimgraph.export(os.path.join(self.folder.name, "missing.db")))
        self.assertEqual(raised.exception.code, 1)
        with self.assertRaisesRegex(claimgraph.Error, "Nobody Atall"):
            claimgraph.explain(self.store, "Nobody Atall")
        with self.assertRaisesRegex(claimgraph.Error, "cannot be started"):
            claimgraph.explain(self.store, "Ana\0Ito")
        with mock.patch.dict(os.environ, {"CLAIMGRAPH": "/nowhere/claimgraph"}), self.assertRaisesRegex(claimgraph.Error, "/nowhere/claimgraph"):
            claimgraph.explain(self.store, "Ana Ito")

    def test_documents_that_were_set_aside_are_a_warning(self):
        path = os.path.join(self.folder.name, "mixed.jsonl")
        with open(path, "w") as file:
            file.write('{"id":"a","text":"Ana Ito denied the report."}\n{"id":"b"}\n')
        with self.assertWarnsRegex(claimgraph.SetAside, "mixed.jsonl"):
            self.assertLess(0, len(list(claimgraph.build([path]))))

    def test_text_from_outside_is_never_an_option(self):
        folder = os.path.join(self.folder.name, "odd")
        os.mkdir(folder)
        for name in ("--help", "-", "-o"):
            shutil.copy(os.path.join(SAMPLES, "summit.txt"), os.path.join(folder, name))
        with contextlib.ExitStack() as stack:
            stack.callback(os.chdir, os.getcwd())
            os.chdir(folder)
            paths = {claim["document"]["path"] for name in ("--help", "-", "-o") for claim in claimgraph.build([name])}
        self.assertEqual(paths, {"--help", "./-", "-o"})
        self.assertEqual(list(claimgraph.export(self.store, about="--force")), [])
        with self.assertRaisesRegex(claimgraph.Error, "'--help'"):
            claimgraph.explain(self.store, "--help")

    def test_results_and_time_are_bounded(self):
        words = program.arguments("export", {"to": "ttl", "output": "-"}, [self.store])
        with self.assertRaisesRegex(program.TooLong, "more than 100 bytes"):
            program.output(words, limit=100)
        silent = os.path.join(self.folder.name, "silent")
        os.mkfifo(silent)  # nobody writes, so that the program waits for as long as it is let
        with self.assertRaisesRegex(claimgraph.Error, "longer than 0.1 seconds"):
            program.output(program.arguments("build", {"to": "jsonl", "output": "-"}, [silent]), seconds=0.1)

    def test_networkx_has_the_nodes_of_the_view(self):
        if not installed("networkx"):
            return
        graph = claimgraph.to_networkx(self.store)
        claims = {claim["id"] for claim in claimgraph.export(self.store)}
        self.assertTrue(graph.is_multigraph() and graph.is_directed())
        self.assertEqual(claims, {node for node in graph if node.startswith("claim-")})
        self.assertFalse(any(node.startswith("claim-") for node in claimgraph.to_networkx(self.store, view="network")))

    def test_rdflib_has_the_claims(self):
        if not installed("rdflib"):
            return
        graph = claimgraph.to_rdflib(self.store)
        found = {str(claim) for [claim] in graph.query("SELECT ?claim WHERE { ?claim a <https://w3id.org/claimgraph#Claim> }")}
        self.assertEqual({address.rsplit("/", 1)[-1] for address in found}, {claim["id"] for claim in claimgraph.export(self.store)})

    def test_the_example_of_the_readme_runs(self):
        if not (installed("networkx") and installed("rdflib")):
            return
        with open(os.path.join(SOURCE, "python", "README.md"), encoding="utf-8") as file:
            [example] = re.findall(r"```python\n(.*?)```", file.read(), re.DOTALL)
        folder = os.path.join(self.folder.name, "readme")
        shutil.copytree(SAMPLES, os.path.join(folder, "news"))
        printed = io.StringIO()
        with contextlib.ExitStack() as stack:
            stack.callback(os.chdir, os.getcwd())
            os.chdir(folder)
            stack.enter_context(contextlib.redirect_stdout(printed))
            exec(example.replace('Ana Ito"', 'Abdi Warsame"').replace('Ana Ito denies"', 'Warsame denies"'), {})
        self.assertIn("Ana Ito denied that a date had been agreed.", printed.getvalue())
        self.assertIn("has the office foreign minister of Somalia", printed.getvalue())


if __name__ == "__main__":
    unittest.main()
