"""GEXF in the readers of others."""
import json, os, re, xml.etree.ElementTree

from common import check, node, run, tool
from property_graphs import Graph, attributes, check_claims_view, check_equal, check_flat_view, graph_of, EDGE_LISTS, NODE_LISTS

NS = "{http://gexf.net/1.3}"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def in_file(path, what):
    """Our own reading: (graph, titles of nodes' and edges' attributes by id). Checks what is said in time."""
    root = xml.etree.ElementTree.parse(path).getroot()
    graph = root.find(NS + "graph")
    check((root.get("version"), graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("1.3", "dynamic", "date", "directed"), f"{what}: a dynamic, directed graph")
    titles, dynamic = {"node": {}, "edge": {}}, set()
    for block in graph.findall(NS + "attributes"):
        for each in block.findall(NS + "attribute"):
            if block.get("mode") == "dynamic":
                dynamic.add(each.get("id"))
            else:
                titles[block.get("class")][each.get("id")] = each.get("title")

    def data(element, of):
        found = {name: element.get(name) for name in ("label", "weight", "id", "kind") if element.get(name) is not None}
        over_time = 0.0
        for value in element.iter(NS + "attvalue"):
            if value.get("for") in dynamic:
                over_time += float(value.get("value"))
                check(DAY.fullmatch(value.get("start", "")) and value.get("start") == value.get("end"), f"{what}: a weight has its day")
            else:
                found[titles[of][value.get("for")]] = value.get("value")
        published = sorted(found[name][:10] for name in ("first_seen", "last_seen", "published") if found.get(name))
        if published and all(DAY.fullmatch(day) for day in published):
            check([element.get("start"), element.get("end")] == [published[0], published[-1]], f"{what}: {element.get('id')} is there from {published[0]} to {published[-1]}, not {element.get('start')}, {element.get('end')}")
        if "days" in found:
            days = json.loads(found.pop("days"))
            check(sum(count for _, count in days) <= float(found["weight"]) and len({day for day, _ in days}) == len(days), f"{what}: the weight is spread over days: {days}")
        check(over_time <= float(found.get("weight", 1)), f"{what}: the weights of the days are no more than the whole")
        return found

    nodes = []
    for each in root.iter(NS + "node"):
        found = data(each, "node")
        nodes.append((found.pop("id"), found))
    edges = []
    for each in root.iter(NS + "edge"):
        found = data(each, "edge")
        check(found.pop("kind") == found["label"], f"{what}: Gephi tells edges by their kind")
        edges.append((each.get("source"), each.get("target"), found))
    check(len({node for node, _ in nodes}) == len(nodes), f"{what}: every node comes once")
    return graph_of(nodes, edges), titles


def with_names(graph):
    return Graph({id_: {**found, "name": found["label"]} for id_, found in graph.nodes.items()}, graph.edges)


def check_gexf(files, claims, what):
    """`files`: paths by (view, profile)."""
    wanted, titles = {}, {}
    for (view, profile), path in files.items():
        name = f"{what}, GEXF, {view}, {profile}"
        if tool("xmllint"):
            result = run("xmllint", "--noout", "--nonet", path)
            check(result.returncode == 0 and not result.stderr, f"{name}: xmllint reads it: {result.stderr[:300]!r}")
        wanted[path], titles[path] = in_file(path, name)
        (check_claims_view if view == "claims" else check_flat_view)(with_names(wanted[path]), claims, name)
        check(all(data.get("weight", 0) > 0 for _, _, data in wanted[path].edges), f"{name}: every edge has a weight")
    # graphology reads one block of attributes a class, which the strict profile exceeds.
    tasks = [{"reader": "graphology-gexf", "file": path, "out": path + ".graphology"} for (_, profile), path in files.items() if profile == "tools"]
    for task, answer in zip(tasks, node(tasks)):
        name = f"{what}, {os.path.basename(task['file'])}"
        if answer and check("error" not in answer, f"{name}: graphology-gexf reads it: {answer.get('error')}"):
            with open(task["out"], encoding="utf-8") as file:
                found = json.load(file)
            node_names, edge_names = ({**titles[task["file"]][of], "days": "days"} for of in ("node", "edge"))
            nodes = [(id_, attributes({node_names.get(key, key): value for key, value in data.items()}, NODE_LISTS)) for id_, data in found["nodes"]]
            edges = [(source, target, attributes({edge_names.get(key, key): value for key, value in data.items() if key not in ("days", "kind")}, EDGE_LISTS)) for source, target, data in found["edges"]]
            # It has its own idea of lists: control characters in them are not for it.
            check_equal(simple(Graph(dict(nodes), edges)), simple(wanted[task["file"]]), f"{name}: graphology-gexf")
            print(f"read    {name}: {len(nodes)} nodes, {len(edges)} edges, the same to graphology-gexf", flush=True)


def simple(graph):
    clean = lambda found: {name: tuple(re.sub(r"u00[0-9a-fA-F]{2}|[\x00-\x1f]", "", item) for item in value) if isinstance(value, tuple) else value for name, value in found.items() if name not in ("qualifiers", "tenures")}
    return Graph({id_: clean(found) for id_, found in graph.nodes.items()}, [(source, target, clean(found)) for source, target, found in graph.edges])
