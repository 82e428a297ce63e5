package eu.cartulary.shapes.rulebook;

/** What a criterion protects. */
public enum Pillar {
    INTEROPERABILITY("interoperability"),
    PORTABILITY("portability"),
    CONFIDENTIALITY("confidentiality"),
    GOVERNANCE("governance"),
    TRANSPARENCY("transparency"),
    SECURITY("security"),
    EUROPEAN_CONTROL("european-control"),
    SUSTAINABILITY("sustainability");

    private final String code;

    Pillar(String code) {
        this.code = code;
    }

    /** As in answers: {@code european-control}. */
    public String code() {
        return code;
    }
}
