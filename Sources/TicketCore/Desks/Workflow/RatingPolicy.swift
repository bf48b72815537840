/// Whether and how requesters rate the service.
public struct RatingPolicy: Sendable, Hashable, Codable {
    /// When a rating is taken.
    public enum Occasion: String, Sendable, Hashable, Codable, CaseIterable {
        /// Never.
        case off
        /// Once each time the ticket has become solved or closed, while it is.
        case onClose = "on_close"
    }

    /// When a rating is taken.
    public var occasion: Occasion
    /// The worst.
    public var scoreMin: Int
    /// The best.
    public var scoreMax: Int

    /// A policy; by default there are no ratings.
    public init(occasion: Occasion = .off, scoreMin: Int = 1, scoreMax: Int = 5) {
        self.occasion = occasion
        self.scoreMin = scoreMin
        self.scoreMax = scoreMax
    }
}
