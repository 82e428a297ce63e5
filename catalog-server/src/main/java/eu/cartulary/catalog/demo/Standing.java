package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.demo.Federation.Company;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** How well a service of the demo is built and described. */
enum Standing {
    /** Everything is declared, and customers hold the keys. */
    EXCELLENT {
        @Override
        void shape(ObjectNode offering, ObjectNode profile, Company company, Sovereignty facts) {
            profile.put("clientSideEncryption", true);
            profile.put("providerCanDecrypt", false);
            profile.put("keyCustody", "hyok");
            profile.put("keyLocation", company.country());
            profile.put("operatorAccess", "on-customer-approval");
            facts.addToService(profile, company);
            facts.addToOffering(offering, company);
        }
    },
    /** As excellent, but of one technical block nothing is said. */
    ONE_BLOCK_SHORT {
        @Override
        void shape(ObjectNode offering, ObjectNode profile, Company company, Sovereignty facts) {
            EXCELLENT.shape(offering, profile, company, facts);
            Sovereignty.forgetBlock(profile, "network");
        }
    },
    /** As the example: a decent service, decently described. */
    GOOD {
        @Override
        void shape(ObjectNode offering, ObjectNode profile, Company company, Sovereignty facts) {
            // The example is good already.
        }
    },
    /** Leaving takes longer than it should, and not all lists are complete. */
    FAIR {
        @Override
        void shape(ObjectNode offering, ObjectNode profile, Company company, Sovereignty facts) {
            profile.remove("complete");
            if (profile.path("switching") instanceof ObjectNode switching) {
                switching.put("noticeMax", "P6M");
                switching.put("transitionMax", "P90D");
            }
        }
    },
    /** Little is said, and what is said is not good. */
    WEAK {
        @Override
        void shape(ObjectNode offering, ObjectNode profile, Company company, Sovereignty facts) {
            profile.remove(List.of("complete", "switching", "export", "governmentRequests", "document", "party"));
            profile.put("operatorAccess", "unrestricted");
            profile.put("tlsMinimum", "1.2");
            profile.putArray("contentProcessing").add("advertising");
        }
    };

    /** Changes an example into a service of this standing. */
    abstract void shape(ObjectNode offering, ObjectNode profile, Company company, Sovereignty facts);

    /** As written in {@code federation.yaml}. */
    static Standing of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
