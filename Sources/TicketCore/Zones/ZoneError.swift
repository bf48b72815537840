/// Why there are no rules for a time zone.
public enum ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The machine has no time zones at all; where they were looked for.
    case noData(directories: [String])
    /// The database has no zone of this name.
    case unknown(name: String)
    /// The zone's file cannot be used.
    case unusable(path: String, reason: String)

    public var description: String {
        switch self {
        case .noData(let directories):
            "this machine has no time zones (none in \(directories.joined(separator: " or "))): install the "
                + "tzdata package, or keep to the zone \"UTC\""
        case .unknown(let name):
            "there is no time zone \"\(name)\": use an IANA name such as \"Europe/Madrid\""
        case .unusable(let path, let reason):
            "\(path) cannot be used as a time zone: \(reason); install the tzdata package anew"
        }
    }
}
