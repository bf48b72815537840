import Testing
import TicketCore

@Suite("Language tags")
struct LanguageTagTests {
    @Test(
        "A tag is written as BCP 47 recommends",
        arguments: [
            ("es", "es"), ("ES", "es"), ("es-mx", "es-MX"), ("ES-MX", "es-MX"), ("zh-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"), ("de-CH-1996", "de-CH-1996"), ("gsw", "gsw"),
        ])
    func canonical(text: String, expected: String) throws {
        #expect(try #require(LanguageTag(text)).text == expected)
    }

    @Test(
        "What is no tag is refused",
        arguments: [
            "", "e", "español", "es_MX", "es-", "-es", "es--MX", "12", "e1", "es-toolongsubtag", "*", "es MX",
            "abcdefghi", "es-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r",
        ])
    func refused(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test("A tag falls back to ever more general ones")
    func fallbacks() throws {
        #expect(try #require(LanguageTag("zh-Hant-TW")).fallbacks.map(\.text) == ["zh-Hant-TW", "zh-Hant", "zh"])
        #expect(try #require(LanguageTag("es")).fallbacks.map(\.text) == ["es"])
    }

    @Test("A preference is es-MX, es, the desk's default, en")
    func preference() {
        let preference = LanguagePreference(
            wanted: [LanguageTag("es-MX")].compactMap { $0 }, deskDefault: LanguageTag("fr"))
        #expect(preference.tags.map(\.text) == ["es-MX", "es", "fr", "en"])
    }

    @Test(
        "Each language is tried once, in the order of its first mention",
        arguments: [
            (["es-MX", "es-ES"], "es-AR", ["es-MX", "es", "es-ES", "es-AR", "en"]),
            (["en-GB"], "en", ["en-GB", "en"]), ([], nil, ["en"]),
            (["pt", "fr-CA"], "en", ["pt", "fr-CA", "fr", "en"]),
        ] as [([String], String?, [String])])
    func preferenceOrder(wanted: [String], deskDefault: String?, expected: [String]) {
        let preference = LanguagePreference(
            wanted: wanted.compactMap(LanguageTag.init), deskDefault: deskDefault.flatMap(LanguageTag.init))
        #expect(preference.tags.map(\.text) == expected)
    }
}
