/// The languages a reader wants, best first, every fallback already in its place.
///
/// The order is the desks' rule `es-MX → es → the desk's default → en`.
public struct LanguagePreference: Sendable, Hashable {
    /// Each language to try, best first.
    public let tags: [LanguageTag]

    /// The wanted languages with their more general forms, then the desk's default, then English.
    public init(wanted: [LanguageTag], deskDefault: LanguageTag? = nil) {
        var tags: [LanguageTag] = []
        let last = [deskDefault, LanguageTag("en")].compactMap { $0 }
        for tag in wanted + last {
            for candidate in tag.fallbacks where !tags.contains(candidate) { tags.append(candidate) }
        }
        self.tags = tags
    }
}
