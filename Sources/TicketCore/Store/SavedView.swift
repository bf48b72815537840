/// A list of tickets that is kept under a name.
public struct SavedView: Sendable, Hashable {
    /// How many one owner may have.
    public static let viewsMax = 50

    /// Whose it is.
    public enum Owner: Sendable, Hashable {
        /// A person's own, by id.
        case person(String)
        /// Shared among the staff of a desk, by key.
        case desk(String)
    }

    /// Whose it is.
    public var owner: Owner
    /// Its name, which no other view of its owner has.
    public var name: String
    /// What is listed and how. Only who saved it knows what the bytes mean.
    public var definition: [UInt8]

    /// A view.
    public init(owner: Owner, name: String, definition: [UInt8]) {
        self.owner = owner
        self.name = name
        self.definition = definition
    }
}
