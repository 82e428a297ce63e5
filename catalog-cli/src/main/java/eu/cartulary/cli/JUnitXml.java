package eu.cartulary.cli;

import eu.cartulary.report.Violation;
import java.util.List;

/** JUnit's XML, which every build server shows: a test case per file, a failure per violation. */
final class JUnitXml {
    private JUnitXml() {}

    static String of(List<ValidateCommand.Checked> checked) {
        long failing =
                checked.stream().filter(each -> !each.report().acceptable()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"cartulary\" tests=\"" + checked.size() + "\" failures=\"" + failing + "\">\n");
        for (ValidateCommand.Checked each : checked) {
            xml.append("  <testcase classname=\"cartulary.validate\" name=\"" + escaped(each.file()) + "\">\n");
            for (Violation violation : each.report().violations()) {
                String advice = violation.advice() == null ? "" : violation.advice();
                String place = violation.pointer() == null ? "" : violation.pointer() + ": ";
                xml.append("    <failure type=\"" + escaped(violation.rule()) + "\" message=\""
                        + escaped(place + violation.message()) + "\">" + escaped(advice) + "</failure>\n");
            }
            xml.append("  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
