package eu.cartulary.shapes.rulebook;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The words in which rulebooks are written. */
final class Rb {
    static final String NS = "https://w3id.org/cartulary/rulebook#";
    static final String SH = "http://www.w3.org/ns/shacl#";
    static final String CTL = "https://w3id.org/cartulary/v1#";

    static final Node RULEBOOK = rb("Rulebook");
    static final Node CRITERION = rb("Criterion");
    static final Node ID = rb("id");
    static final Node VERSION = rb("version");
    static final Node EDITION = rb("edition");
    static final Node TITLE = rb("title");
    static final Node DESCRIPTION = rb("description");
    static final Node NOTE = rb("note");
    static final Node LABEL = rb("label");
    static final Node ADVICE = rb("advice");
    static final Node LEVELS = rb("levels");
    static final Node CODE = rb("code");
    static final Node OBJECTIVES = rb("objectives");
    static final Node PARAMETER = rb("parameter");
    static final Node NAME = rb("name");
    static final Node ALLOWED = rb("allowed");
    static final Node DEFAULT = rb("default");
    static final Node FLOOR_BLOCKS = rb("floorBlocks");
    static final Node WEIGHTS = rb("weights");
    static final Node SET = rb("set");
    static final Node PERCENTS = rb("percents");
    static final Node NOMINAL = rb("nominal");
    static final Node PILLAR = rb("pillar");
    static final Node OBJECTIVE = rb("objective");
    static final Node ASKED_OF = rb("askedOf");
    static final Node BLOCKS = rb("blocks");
    static final Node INHERITED_FROM = rb("inheritedFrom");
    static final Node KIND = rb("kind");
    static final Node LADDER = rb("ladder");
    static final Node REQUIRED_FROM = rb("requiredFrom");
    static final Node MET_BY = rb("metBy");
    static final Node SHAPE = rb("shape");
    static final Node LEVEL = rb("level");
    static final Node LEVEL_WHEN = rb("levelWhen");
    static final Node SETTING = rb("setting");
    static final Node POINTS = rb("points");
    static final Node GRADE = rb("grade");
    static final Node EFFORT = rb("effort");
    static final Node DECLARED_BY = rb("declaredBy");
    static final Node NOT_APPLICABLE_WHEN = rb("notApplicableWhen");
    static final Node NOT_ASKED_WHEN_MET = rb("notAskedWhenMet");
    static final Node IN_FORCE_FROM = rb("inForceFrom");
    static final Node IN_FORCE_UNTIL = rb("inForceUntil");
    static final Node ACCEPTS = rb("accepts");
    static final Node EXEMPT_WHEN = rb("exemptWhen");
    static final Node SPEAKS_TO = rb("speaksTo");
    static final Node SPOKEN_TO_BY = rb("spokenToBy");
    static final Node CLAUSE = rb("clause");
    static final Node LINK = rb("link");

    static final Node IN_SET = rb("inSet");
    static final Node NOT_IN_SET = rb("notInSet");
    static final Node NOT_OLDER_THAN = rb("notOlderThan");
    static final Node NOT_IN_FUTURE = rb("notInFuture");
    static final Node HINT = rb("hint");
    static final Node MEMBER_COUNTRY = NodeFactory.createURI(CTL + "memberCountry");

    private Rb() {}

    private static Node rb(String name) {
        return NodeFactory.createURI(NS + name);
    }

    static Node sh(String name) {
        return NodeFactory.createURI(SH + name);
    }
}
