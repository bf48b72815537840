import ProtobufReflection
import Testing

@Suite("The name that was meant")
struct NearestNameTests {
    private static let names = ["page_size", "page_token", "filter", "order_by", "skip"]

    @Test(
        "is the one that takes the fewest changes",
        arguments: [
            ("page_sise", "page_size"), ("pagesize", "page_size"), ("PageToken", "page_token"), ("fitler", "filter"),
            ("skp", "skip"), ("orderby", "order_by"), ("page_tokens", "page_token"),
        ])
    func found(name: String, expected: String) {
        #expect(NearestName.find(name, among: Self.names) == expected)
    }

    @Test(
        "is none where nothing is near, or the text is no name",
        arguments: ["x", "", "subject", "pages_of_tokens_and_sizes", String(repeating: "skip", count: 100_000)])
    func none(name: String) {
        #expect(NearestName.find(name, among: Self.names) == nil)
    }

    @Test("is none among none")
    func noNames() {
        #expect(NearestName.find("skip", among: []) == nil)
    }
}
