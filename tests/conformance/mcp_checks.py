"""The MCP server as the protocol's own client finds it: mcp.mjs, with the official SDK from npm, starts it and calls every tool."""
import json, os, shutil, sys, tempfile

from common import ROOT, check, packages, run


def check_server(program, inputs, claims):
    if not (folder := packages()):
        return
    with tempfile.TemporaryDirectory() as root:
        os.mkdir(os.path.join(root, "news"))
        for path in inputs:
            shutil.copy(path, os.path.join(root, "news"))
        environment = {**os.environ, "CLAIMGRAPH": os.path.abspath(program), "PYTHONPATH": os.path.join(ROOT, "python")}
        result = run("node", os.path.join(folder, "mcp.mjs"), sys.executable, "-m", "claimgraph.mcp", "--root", root, env=environment, timeout=120)
    if not check(result.returncode == 0, f"mcp.mjs ends well: {result.stderr.decode(errors='replace')[-800:]}"):
        return
    said = json.loads(result.stdout)
    if not check("error" not in said, f"MCP: {said.get('error')}"):
        return
    names = [tool["name"] for tool in said["tools"]]
    check(said["server"]["name"] == "claimgraph" and "tools" in said["capabilities"] and said["instructions"], f"MCP: the server says who it is: {said['server']}")
    check(names == ["build", "export", "explain", "conflicts"], f"MCP: the tools are {names}")
    for name in ("text", "build", "export", "drawing", "explain", "conflicts"):
        check(not said[name]["failed"], f"MCP: {name} succeeds: {said[name]['text'][:200]}")
    check(any(json.loads(line)["predicate"].get("term") == "cg:denies" for line in said["text"]["text"].splitlines()), "MCP: a text becomes claims")
    exported = {json.loads(line)["id"] for line in said["export"]["text"].splitlines()}
    check(len(exported) == len(claims), f"MCP: export gives all {len(claims)} claims: {len(exported)}")
    check("<svg" in said["drawing"]["text"], "MCP: export draws")
    check("confidence" in said["explain"]["text"], f"MCP: explain says why: {said['explain']['text'][:200]}")
    check(said["outside"]["failed"], "MCP: what lies outside of the root is refused")
    check(said["unknown"] == -32602, f"MCP: an unknown tool is an error of the protocol: {said['unknown']}")
    print("read    MCP server: the client of the official SDK called every tool", flush=True)
