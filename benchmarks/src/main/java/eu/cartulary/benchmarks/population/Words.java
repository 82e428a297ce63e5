package eu.cartulary.benchmarks.population;

import java.util.List;
import java.util.random.RandomGenerator;

/** The words that names and descriptions are made of. */
final class Words {
    static final List<String> NAMES = List.of(
            "Nimbus",
            "Cumulus",
            "Stratus",
            "Élan",
            "Öresund",
            "Aurora",
            "Delta",
            "Boreal",
            "Ångström",
            "Zephyr",
            "Mistral",
            "Adria",
            "Baltic",
            "Rhône",
            "Elbe",
            "Tatra",
            "Meseta",
            "Saimaa",
            "Wadden",
            "Karst");
    static final List<String> CITIES = List.of(
            "Lyon", "Hamburg", "Utrecht", "Malmö", "Torino", "Sevilla", "Gdańsk", "Graz", "Gent", "Oulu", "Cork",
            "Aarhus");

    private static final List<String> EN = words(
            "encrypted storage backups for public administrations hosting with the mailboxes replicated servers green energy "
                    + "support secure videos conferences documents archive private network managed clusters sovereign");
    private static final List<String> FR = words(
            "hébergement chiffré de données souveraines sauvegarde l'archivage pour les administrations messagerie sécurisée "
                    + "serveurs français bureautique réseau privé énergie renouvelable");
    private static final List<String> DE = words(
            "Speicher für Behörden verschlüsselte Datensicherung Postfächer und Rechenzentren Grüner Strom Büroanwendungen "
                    + "Videokonferenzen die Häuser souveräne Verwaltung Netzwerk");

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    /** A sentence in this language. */
    static String sentence(String language, RandomGenerator random) {
        List<String> words =
                switch (language) {
                    case "fr" -> FR;
                    case "de" -> DE;
                    default -> EN;
                };
        StringBuilder text = new StringBuilder();
        for (int i = 8 + random.nextInt(10); i > 0; i--) {
            text.append(pick(words, random)).append(' ');
        }
        return text.toString().strip();
    }
}
