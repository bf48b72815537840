import Testing
import TicketCore

@Suite("Texts in several languages")
struct LocalizedTextTests {
    private func text(_ texts: [String: String]) -> LocalizedText {
        LocalizedText(
            Dictionary(uniqueKeysWithValues: texts.compactMap { tag, text in LanguageTag(tag).map { ($0, text) } }))
    }

    private func preference(_ wanted: [String], deskDefault: String? = nil) -> LanguagePreference {
        LanguagePreference(
            wanted: wanted.compactMap(LanguageTag.init), deskDefault: deskDefault.flatMap(LanguageTag.init))
    }

    @Test("The reader gets es-MX, else es, else the desk's default, else en, else nothing")
    func fallback() {
        let wanted = preference(["es-MX"], deskDefault: "fr")
        #expect(text(["es-MX": "mx", "es": "es", "fr": "fr", "en": "en"]).text(in: wanted) == "mx")
        #expect(text(["es": "es", "fr": "fr", "en": "en"]).text(in: wanted) == "es")
        #expect(text(["fr": "fr", "en": "en"]).text(in: wanted) == "fr")
        #expect(text(["en": "en", "pt": "pt"]).text(in: wanted) == "en")
        #expect(text(["pt": "pt"]).text(in: wanted) == "")
    }

    @Test("Another region's text is not taken")
    func otherRegion() {
        #expect(text(["es-ES": "es", "en": "en"]).text(in: preference(["es-MX"])) == "en")
    }

    @Test("The languages are in alphabetic order")
    func languages() {
        #expect(
            text(["fr": "", "en": "", "es-MX": "", "es": ""]).languages.map(\.text) == ["en", "es", "es-MX", "fr"])
    }
}
