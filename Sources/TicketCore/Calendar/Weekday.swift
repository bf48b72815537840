/// A day of the week.
public enum Weekday: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday
}
