// What readers written in Java make of graph files, for run.py:
//
//     java Readers READER FORMAT FILE OUT …
//
// Four words a task. Prints a line for each: `read`, or what went wrong. Jena writes N-Quads to OUT; its SHACL validator takes
// the file of the shapes for FORMAT and writes nothing; JGraphT writes JSON:
// { "nodes": [[id, {attributes}], …], "edges": [[source, target, {attributes}], …] }.
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;

public class Readers {
    static void jena(String format, String file, String out) throws Exception {
        Lang lang = Map.of("ttl", Lang.TURTLE, "nt", Lang.NTRIPLES, "trig", Lang.TRIG, "nq", Lang.NQUADS).get(format);
        Dataset dataset = DatasetFactory.create();
        // Warnings count as errors: Jena warns of bad IRIs and of literals that are not of their type. U+FFFD is no
        // mistake, though: it stands where the article has what cannot be written.
        ErrorHandler handler = new ErrorHandler() {
            private void report(String message, long line, long column) {
                if (!message.contains("Unicode replacement character"))
                    throw new RiotException(message + " at " + line + ":" + column);
            }
            @Override public void warning(String message, long line, long column) { report(message, line, column); }
            @Override public void error(String message, long line, long column) { report(message, line, column); }
            @Override public void fatal(String message, long line, long column) { report(message, line, column); }
        };
        RDFParser.create().source(file).lang(lang).checking(true).errorHandler(handler).parse(dataset);
        try (FileOutputStream stream = new FileOutputStream(out)) {
            RDFDataMgr.write(stream, dataset, Lang.NQUADS);
        }
    }

    /** `format` is the file of the shapes. What is said in named graphs counts as if it were said in one. */
    static String shacl(String shapesFile, String file) {
        org.apache.jena.graph.Graph shapes = RDFDataMgr.loadGraph(shapesFile);
        Dataset dataset = RDFDataMgr.loadDataset(file);
        Model all = ModelFactory.createDefaultModel().add(dataset.getDefaultModel());
        dataset.listNames().forEachRemaining(name -> all.add(dataset.getNamedModel(name)));
        ValidationReport report = ShaclValidator.get().validate(Shapes.parse(shapes), all.getGraph());
        List<String> said = new ArrayList<>();
        report.getEntries().stream().limit(3).forEach(entry -> said.add(entry.focusNode() + " " + entry.resultPath() + " " + entry.message()));
        return report.conforms() ? "read" : "violations: " + String.join(" | ", said).replace('\n', ' ').replace('\r', ' ');
    }

    static void jgrapht(String format, String file, String out) throws Exception {
        Graph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
        Map<String, Map<String, String>> nodes = new TreeMap<>();
        Map<DefaultEdge, Map<String, String>> edges = new HashMap<>();
        try (InputStreamReader reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
            if (format.equals("graphml")) {
                GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
                importer.setVertexFactory(id -> id);
                importer.setSchemaValidation(false);
                importer.addVertexAttributeConsumer((key, value) -> nodes.computeIfAbsent(key.getFirst(), x -> new TreeMap<>()).put(key.getSecond(), value.getValue()));
                importer.addEdgeAttributeConsumer((key, value) -> edges.computeIfAbsent(key.getFirst(), x -> new TreeMap<>()).put(key.getSecond(), value.getValue()));
                importer.importGraph(graph, reader);
            } else {
                DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
                importer.setVertexFactory(id -> id);
                importer.addVertexAttributeConsumer((key, value) -> nodes.computeIfAbsent(key.getFirst(), x -> new TreeMap<>()).put(key.getSecond(), value.getValue()));
                importer.addEdgeAttributeConsumer((key, value) -> edges.computeIfAbsent(key.getFirst(), x -> new TreeMap<>()).put(key.getSecond(), value.getValue()));
                importer.importGraph(graph, reader);
            }
        }
        try (Writer writer = Files.newBufferedWriter(Path.of(out), StandardCharsets.UTF_8)) {
            writer.write("{\"nodes\":[");
            String comma = "\n";
            for (String id : graph.vertexSet()) {
                writer.write(comma + "[" + quoted(id) + "," + object(nodes.getOrDefault(id, Map.of())) + "]");
                comma = ",\n";
            }
            writer.write("],\n\"edges\":[");
            comma = "\n";
            for (DefaultEdge edge : graph.edgeSet()) {
                writer.write(comma + "[" + quoted(graph.getEdgeSource(edge)) + "," + quoted(graph.getEdgeTarget(edge)) + "," + object(edges.getOrDefault(edge, Map.of())) + "]");
                comma = ",\n";
            }
            writer.write("]}\n");
        }
    }

    static String object(Map<String, String> map) {
        List<String> parts = new ArrayList<>();
        map.forEach((key, value) -> parts.add(quoted(key) + ":" + quoted(value)));
        return "{" + String.join(",", parts) + "}";
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray())
            if (c == '"' || c == '\\' || c < ' ' || Character.isSurrogate(c) || c > 0xFFF0)
                out.append(String.format("\\u%04x", (int) c));
            else
                out.append(c);
        return out.append('"').toString();
    }

    public static void main(String[] words) {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 0; i + 3 < words.length; i += 4) {
            try {
                if (words[i].equals("shacl")) {
                    answers.println(shacl(words[i + 1], words[i + 2]));
                    continue;
                }
                if (words[i].equals("jena"))
                    jena(words[i + 1], words[i + 2], words[i + 3]);
                else
                    jgrapht(words[i + 1], words[i + 2], words[i + 3]);
                answers.println("read");
            } catch (Throwable error) {
                answers.println(error.toString().replace('\n', ' ').replace('\r', ' '));
            }
        }
    }
}
