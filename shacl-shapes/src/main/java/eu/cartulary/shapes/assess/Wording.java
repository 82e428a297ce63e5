package eu.cartulary.shapes.assess;

import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.rulebook.Texts;

/** The sentence that says why, for each verdict. */
final class Wording {
    private Wording() {}

    static Texts why(Verdict verdict) {
        return switch (verdict) {
            case MET ->
                new Texts(
                        "The facts reach the top of this question.",
                        "Les faits atteignent le sommet de cette question.",
                        "Die Fakten erreichen die oberste Stufe dieser Frage.");
            case PARTLY_MET ->
                new Texts(
                        "The facts reach a middle rung; what the next one asks for is listed.",
                        "Les faits atteignent un échelon intermédiaire ; ce que demande le suivant est indiqué.",
                        "Die Fakten erreichen eine mittlere Stufe; was die nächste verlangt, steht dabei.");
            case NOT_MET ->
                new Texts(
                        "The facts are declared, and they do not reach what is asked.",
                        "Les faits sont déclarés, et ils n’atteignent pas ce qui est demandé.",
                        "Die Fakten sind erklärt, und sie erreichen das Verlangte nicht.");
            case NOT_DECLARED ->
                new Texts(
                        "Facts are missing. What is unknown never counts as good.",
                        "Des faits manquent. L’inconnu ne compte jamais comme bon.",
                        "Es fehlen Fakten. Unbekanntes zählt nie als gut.");
            case NOT_EVIDENCED ->
                new Texts(
                        "The facts are declared and would do, but they are not shown in the way that is asked for.",
                        "Les faits sont déclarés et suffiraient, mais ils ne sont pas prouvés comme demandé.",
                        "Die Fakten sind erklärt und würden genügen, aber nicht so belegt, wie es verlangt ist.");
            case EVIDENCE_EXPIRED ->
                new Texts(
                        "The document or certificate behind the facts has run out.",
                        "Le document ou le certificat derrière les faits a expiré.",
                        "Das Dokument oder Zertifikat hinter den Fakten ist abgelaufen.");
            case NOT_APPLICABLE ->
                new Texts(
                        "Not asked of this service, or not on this day.",
                        "Non demandé à ce service, ou pas à cette date.",
                        "Von diesem Dienst nicht verlangt, oder nicht an diesem Tag.");
        };
    }

    /** What was asked of more than the closure holds. */
    static Texts cut() {
        return new Texts(
                "The supply chain is too large to be walked to its end. What lies beyond counts as unknown.",
                "La chaîne d’approvisionnement est trop grande pour être parcourue jusqu’au bout. Ce qui est au-delà compte comme inconnu.",
                "Die Lieferkette ist zu groß, um sie bis ans Ende zu gehen. Was dahinter liegt, gilt als unbekannt.");
    }
}
