"""What all parts of the conformance tests share: findings, skips, and programs that others wrote."""
import contextlib, functools, importlib, json, os, shutil, subprocess, tempfile, time, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, "build")
CG = "https://w3id.org/claimgraph#"
# What a type is a kind of; both are written wherever a node can have more than one.
WIDER = {"Country": "Place", "Facility": "Place", "Law": "Work", "Time": "Date", "Percent": "Quantity"}
# Nothing but `npm ci` may come from the network: neither catalogues nor schemas.
os.environ["XML_CATALOG_FILES"] = ""

failures = []
skipped = {}
seconds = {}


def with_wider(type_):
    return [type_, WIDER[type_]] if type_ in WIDER else [type_]


def check(truth, what):
    if not truth:
        failures.append(what)
        if len(failures) <= 200:
            print("FAILED ", what, flush=True)
    return truth


def skip(what, why):
    skipped.setdefault(what, why)


@contextlib.contextmanager
def timed(name):
    begin = time.monotonic()
    yield
    seconds[name] = seconds.get(name, 0) + time.monotonic() - begin


def run(*command, **options):
    with timed(os.path.basename(command[0])):
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def tool(name):
    if shutil.which(name):
        return True
    skip(name, "it is not installed")
    return False


@functools.lru_cache(None)
def module(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        skip("Python module " + name, "it is not installed")
        return None


def difference(found, wanted, most=3):
    """What two dictionaries or lists do not share, short enough to print."""
    if isinstance(found, dict):
        keys = [key for key in {**wanted, **found} if found.get(key) != wanted.get(key)]
        if keys and all(isinstance(each.get(keys[0]), dict) for each in (found, wanted)):
            return "; ".join(f"{key}: {difference(found[key], wanted[key])}" for key in keys[:most] if key in found and key in wanted)
        return "; ".join(f"{key}: {found.get(key)!r}, not {wanted.get(key)!r}"[:600] for key in keys[:most])
    more = [item for item in found if item not in wanted][:most] if len(found) < 5000 else sorted(set(found) - set(wanted))[:most]
    less = [item for item in wanted if item not in found][:most] if len(found) < 5000 else sorted(set(wanted) - set(found))[:most]
    return f"found {len(found)}, not {len(wanted)}; too much: {str(more)[:600]}; missing: {str(less)[:600]}"


# --- Node ------------------------------------------------------------------------------------------------------------


@functools.lru_cache(None)
def packages():
    """The folder that holds the npm packages of package-lock.json, fetched once by `npm ci`; None where they cannot be had."""
    if not tool("node"):
        return None
    folder = os.path.join(BUILD, "npm")
    with open(os.path.join(HERE, "package-lock.json"), "rb") as file:
        lock = file.read()
    stamp = os.path.join(folder, "installed-lock.json")
    if not os.path.exists(stamp) or open(stamp, "rb").read() != lock:
        if not tool("npm"):
            return None
        print("fetching npm packages …", flush=True)
        os.makedirs(folder, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(os.path.join(HERE, name), folder)
        result = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
        if result.returncode != 0:
            print(result.stderr.decode(errors="replace")[-500:])
            skip("all npm readers", "npm ci does not succeed: is there a network?")
            return None
        kuzu = os.path.join(folder, "node_modules", "kuzu")
        run("node", "install.js", cwd=kuzu)  # puts its library where it looks for it
        for rest in ("prebuilt", "kuzu-source"):  # libraries of other systems, half a gigabyte
            shutil.rmtree(os.path.join(kuzu, rest), ignore_errors=True)
        with open(stamp, "wb") as file:
            file.write(lock)
    # Node looks for packages beside the script.
    for script in ("readers.mjs", "html.mjs", "mcp.mjs"):
        shutil.copy(os.path.join(HERE, script), folder)
    return folder


def node(tasks):
    """The answers of readers.mjs, one a task; None for each where there is no Node or its packages cannot be had."""
    if not tasks or not packages():
        return [None] * len(tasks)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(tasks, file)
        file.flush()
        result = run("node", os.path.join(packages(), "readers.mjs"), file.name)
    if not check(result.returncode == 0, f"readers.mjs ends well: {result.stderr.decode(errors='replace')[-800:]}"):
        return [None] * len(tasks)
    return json.loads(result.stdout)


# --- Java ------------------------------------------------------------------------------------------------------------

JARS = "/usr/share/java"
# What these two need; the manifest of Debian's Jena does not say so.
JAR_NAMES = (
    "jgrapht-core jgrapht-io antlr4-runtime commons-text fastutil jheaps jena-arq jena-base jena-core jena-iri jena-shacl thrift dexx.collection "
    "commons-lang3 commons-csv commons-io commons-codec commons-compress commons-logging slf4j-api slf4j-nop jsonld-java jackson-core "
    "jackson-databind jackson-annotations titanium-json-ld jakarta.json-api protobuf httpclient httpclient-cache httpcore gson guava xercesImpl"
).split()


@functools.lru_cache(None)
def java_readers():
    """The class path with Readers.java compiled; None where there is no compiler or library."""
    if not tool("java") or not tool("javac"):
        return None
    missing = [jar for jar in ("jgrapht-io", "jena-arq") if not os.path.exists(f"{JARS}/{jar}.jar")]
    if missing:
        skip("JGraphT and Jena", f"{', '.join(missing)} of libjgrapht-java, libapache-jena-java are not installed")
        return None
    folder = os.path.join(BUILD, "java")
    os.makedirs(folder, exist_ok=True)
    path = ":".join([folder, *(f"{JARS}/{name}.jar" for name in JAR_NAMES)])
    # Debian's Jena looks for its messages in another folder than it has them in, and does not start without.
    with zipfile.ZipFile(f"{JARS}/jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith("org/apache/jena/ext/xerces/") and name.endswith(".properties"):
                to = os.path.join(folder, name[len("org/apache/jena/ext/"):])
                os.makedirs(os.path.dirname(to), exist_ok=True)
                with open(to, "wb") as file:
                    file.write(jar.read(name))
    source, made = os.path.join(HERE, "Readers.java"), os.path.join(folder, "Readers.class")
    if os.path.exists(made) and os.path.getmtime(made) > os.path.getmtime(source):
        return path
    result = run("javac", "-nowarn", "-encoding", "UTF-8", "-d", folder, "-cp", path, source)
    if not check(result.returncode == 0, f"Readers.java compiles: {result.stderr.decode(errors='replace')[:800]}"):
        return None
    return path


def java(tasks):
    """The answers of Readers.java, one a task: True, the text of an error, or None where there is no Java."""
    if not tasks or not java_readers():
        return [None] * len(tasks)
    words = [word for task in tasks for word in (task["reader"], task["format"], task["file"], task["out"])]
    result = run("java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", java_readers(), "Readers", *words)
    answers = result.stdout.decode(errors="replace").split("\n")[:-1]
    if not check(result.returncode == 0 and len(answers) == len(tasks), f"Readers.java ends well: {result.stderr.decode(errors='replace')[-800:]}"):
        return [None] * len(tasks)
    return [True if answer == "read" else answer for answer in answers]
