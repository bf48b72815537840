import Testing
import TicketCore

@Suite("Mail addresses")
struct EmailAddressTests {
    private static let longestLocal = String(repeating: "l", count: 64)
    private static let longestLabel = String(repeating: "d", count: 63)

    /// A domain so long that the address with a local part of one letter has 254 bytes.
    private static let longestDomain =
        ([String](repeating: longestLabel, count: 3) + [String(repeating: "d", count: 60)]).joined(separator: ".")

    private static let good = [
        "ana@example.com", "a@b.co", "ana.maria@example.com", "ana+tickets@example.com", "o'brien@example.com",
        "!#$%&'*+-/=?^_`{|}~@example.com", "1@2.3", "ana@mail.sub.example.com", "ana@xn--bcher-kva.example",
        "ana@exa-mple.com", "\(longestLocal)@example.com", "a@\(longestLabel).com", "a@\(longestDomain)",
    ]

    private static let bad = [
        "", "@", "ana", "ana@", "@example.com", "ana@example", "ana@@example.com", "ana@b@example.com",
        ".ana@example.com", "ana.@example.com", "a..na@example.com", "ana@.example.com", "ana@example.com.",
        "ana@example..com", "ana@-example.com", "ana@example-.com", "ana@exam_ple.com", "ana @example.com",
        " ana@example.com", "ana@example.com ", "ana@example.com\r\nBcc: b@example.com", "ana\n@example.com",
        "\"ana\"@example.com", "ana@[127.0.0.1]", "Ana <ana@example.com>", "a@example.com,b@example.com",
        "ána@example.com", "ana@éxample.com", "ana(comment)@example.com", "ana@example.com\u{0}",
        "\(longestLocal)l@example.com", "a@\(longestLabel)d.com", "aa@\(longestDomain)",
    ]

    @Test("Taken", arguments: good)
    func taken(text: String) throws {
        #expect(try #require(EmailAddress(text)).text == text)
    }

    @Test("Refused", arguments: bad)
    func refused(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test("The domain is written in lower case, the part before it as it came")
    func spelling() throws {
        let address = try #require(EmailAddress("Ana.Maria@Example.COM"))
        #expect(address.text == "Ana.Maria@example.com")
        #expect(address.comparisonKey == "ana.maria@example.com")
    }
}
