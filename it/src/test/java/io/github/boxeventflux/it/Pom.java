package io.github.boxeventflux.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A POM as it is written, asked by XPath. */
record Pom(Document document) {

    static Pom read(Path file) {
        try {
            return new Pom(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    boolean has(String path) {
        return !all(path).isEmpty();
    }

    /** Empty where there is none. */
    String text(String path) {
        return all(path).stream().findFirst().orElse("");
    }

    List<String> all(String path) {
        List<String> texts = new ArrayList<>();
        try {
            XPathNodes nodes =
                    XPathFactory.newInstance().newXPath().evaluateExpression(path, document, XPathNodes.class);
            nodes.forEach(node -> texts.add(node.getTextContent().strip()));
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
        return texts;
    }
}
