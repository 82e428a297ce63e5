package eu.cartulary.shapes.base;

import eu.cartulary.shapes.base.ShapesTable.Words;
import java.util.Map;

/** The sentences of the shapes: message and advice by constraint. {p} property, {c} class, {r} range, {e} what is expected, {k} key and {x} value in JSON. */
final class Sentences {
    private static final Words MIN = new Words(
            "“{p}” is missing; it is mandatory ({c}).",
            "« {p} » manque ; cette indication est obligatoire ({c}).",
            "„{p}“ fehlt; die Angabe ist Pflicht ({c}).");
    private static final Words MIN_ADVICE =
            new Words("Add \"{k}\": {x}.", "Ajoutez \"{k}\": {x}.", "Ergänzen Sie \"{k}\": {x}.");
    private static final Words MAX = new Words(
            "“{p}” is stated more than once; only one value is possible ({c}).",
            "« {p} » figure plusieurs fois ; une seule valeur est possible ({c}).",
            "„{p}“ steht mehrfach da; möglich ist nur ein Wert ({c}).");
    private static final Words MAX_ADVICE = new Words(
            "Keep one value of \"{k}\" and remove the others.",
            "Gardez une seule valeur de \"{k}\" et retirez les autres.",
            "Behalten Sie einen Wert von \"{k}\" und entfernen Sie die anderen.");
    private static final Words REF = new Words(
            "“{p}” is plain text; expected is an object ({r}) or its identifier (IRI).",
            "« {p} » est un simple texte ; on attend un objet ({r}) ou son identifiant (IRI).",
            "„{p}“ ist bloßer Text; erwartet wird ein Objekt ({r}) oder seine Kennung (IRI).");
    private static final Words REF_ADVICE =
            new Words("Write \"{k}\": {x}.", "Écrivez \"{k}\": {x}.", "Schreiben Sie \"{k}\": {x}.");
    private static final Words CLASS = new Words(
            "“{p}” points to something that is described here as another kind of thing; expected: {r}.",
            "« {p} » désigne un objet décrit ici sous un autre type ; type attendu : {r}.",
            "„{p}“ verweist auf etwas, das hier als etwas anderes beschrieben ist; erwartet: {r}.");
    private static final Words CLASS_ADVICE = new Words(
            "Point \"{k}\" to the right object, or give the object the type {t}.",
            "Faites pointer \"{k}\" vers le bon objet, ou donnez à l'objet le type {t}.",
            "Verweisen Sie mit \"{k}\" auf das richtige Objekt, oder geben Sie dem Objekt den Typ {t}.");
    private static final Words VALUE =
            new Words("“{p}” must be {e}.", "« {p} » : on attend {e}.", "„{p}“: Erwartet wird {e}.");
    private static final Words VALUE_ADVICE = new Words(
            "Write for example \"{k}\": {x}.",
            "Écrivez par exemple \"{k}\": {x}.",
            "Schreiben Sie zum Beispiel \"{k}\": {x}.");

    private static final Map<String, Words> MESSAGES =
            Map.of("minCount", MIN, "maxCount", MAX, "ref", REF, "class", CLASS);
    private static final Map<String, Words> ADVICE =
            Map.of("minCount", MIN_ADVICE, "maxCount", MAX_ADVICE, "ref", REF_ADVICE, "class", CLASS_ADVICE);

    private Sentences() {}

    static Words message(String constraint) {
        return MESSAGES.getOrDefault(constraint, VALUE);
    }

    static Words advice(String constraint) {
        return ADVICE.getOrDefault(constraint, VALUE_ADVICE);
    }
}
