/// The languages a reader wants, best first, every fallback already in its place.
///
/// The order is the desks' rule `es-MX → es → the desk's default → en`.
public struct LanguagePreference: Sendable, Hashable {
    /// Each language to try, best first.
    public let tags: [LanguageTag]

    /// What everybody is taken to read a little of.
    private static let last = LanguageTag("en")

    /// The wanted languages with their more general forms, then the desk's default, then English.
    public init(wanted: [LanguageTag], deskDefault: LanguageTag? = nil) {
        var tags: [LanguageTag] = []
        tags.reserveCapacity(wanted.count + 2)
        for tag in wanted { Self.add(tag, to: &tags) }
        for tag in [deskDefault, Self.last] { if let tag { Self.add(tag, to: &tags) } }
        self.tags = tags
    }

    private static func add(_ tag: LanguageTag, to tags: inout [LanguageTag]) {
        for candidate in tag.fallbacks where !tags.contains(candidate) { tags.append(candidate) }
    }
}
