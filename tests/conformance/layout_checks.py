"""Positions, sizes and colours, as readers find them."""
import json, math, os, re

from common import check, node
from graphml_readers import by_igraph, by_networkx
from property_graphs import Graph, check_equal, graph_of, graphml_in_file

LOOKS = ("x", "y", "size", "color")


def coloured(graph):
    """r, g and b as one colour: `#rrggbb`."""
    nodes = {}
    for id_, found in graph.nodes.items():
        found = dict(found)
        if "r" in found:
            found["color"] = "#" + "".join(f"{int(float(found.pop(part))):02x}" for part in "rgb")
        elif match := re.fullmatch(r"rgba?\((\d+),\s*(\d+),\s*(\d+).*\)", found.get("color", "")):
            found["color"] = "#" + "".join(f"{int(part):02x}" for part in match.groups())
        nodes[id_] = found
    return Graph(nodes, graph.edges)


def looks(graph):
    return {id_: {name: found.get(name) for name in LOOKS} for id_, found in graph.nodes.items()}


def check_layout(graphml, gexf, plain, what):
    """`plain`: the same graph in GraphML without a layout."""
    wanted = coloured(graphml_in_file(graphml)[0])
    bare = Graph({id_: {name: value for name, value in found.items() if name not in LOOKS} for id_, found in wanted.nodes.items()}, wanted.edges)
    check_equal(bare, graphml_in_file(plain)[0], f"{what}: a layout changes nothing else")
    values = looks(wanted)
    check(all(math.isfinite(found["x"]) and math.isfinite(found["y"]) and 0 < found["size"] < 1000 and re.fullmatch("#[0-9a-f]{6}", found["color"]) for found in values.values()), f"{what}: every node has its place, size and colour")
    places = [(round(found["x"], 2), round(found["y"], 2)) for found in values.values()]
    check(len(set(places)) > 0.95 * len(places), f"{what}: nodes do not lie on each other: {len(set(places))} places for {len(places)}")
    discs = sorted((found["x"], found["y"], found["size"]) for found in values.values())
    widest = max(radius for _, _, radius in discs)
    overlaps = sum(1 for i, (x, y, r) in enumerate(discs) for other in discs[i + 1 :] if other[0] - x < r + widest and math.dist((x, y), other[:2]) < r + other[2])
    check(overlaps == 0, f"{what}: no node lies on another where size is a radius: {overlaps} pairs do")
    check(len({found["size"] for found in values.values()}) > 1 and len({found["color"] for found in values.values()}) > 1, f"{what}: nodes differ in size and colour")
    readings = {"networkx": by_networkx(graphml), "igraph": by_igraph(graphml)}
    tasks = [{"reader": "graphology-graphml", "file": graphml, "out": graphml + ".looks"}, {"reader": "graphology-gexf", "file": gexf, "out": gexf + ".looks"}]
    for task, answer in zip(tasks, node(tasks)):
        if answer and check("error" not in answer, f"{what}: {task['reader']} reads it: {answer.get('error')}"):
            with open(task["out"], encoding="utf-8") as file:
                found = json.load(file)["nodes"]
            readings[task["reader"]] = graph_of([(id_, {name: value for name, value in data.items() if name in (*LOOKS, "r", "g", "b")}) for id_, data in found], [])
    for reader, graph in readings.items():
        if graph:
            found = looks(coloured(graph))
            near = lambda a, b: a == b or (isinstance(a, float) and isinstance(b, float) and abs(a - b) < 1e-6)
            wrong = next((id_ for id_ in values if not all(near(found.get(id_, {}).get(name), values[id_][name]) for name in LOOKS)), None)
            check(wrong is None and len(found) == len(values), f"{what}: {reader} finds the same: {wrong} {found.get(wrong)}, not {values.get(wrong)}")
    print(f"read    {what}: {len(values)} places, sizes and colours, the same to {', '.join(reader for reader, graph in readings.items() if graph)}", flush=True)
