extension KeyedEncodingContainer {
    /// A set in the order of its texts, so that the same desk is always written alike. What encodes desks picks this
    /// one, as it is nearer than the one that takes a set's own order.
    mutating func encode<Element: RawRepresentable & Encodable>(
        _ value: Set<Element>, forKey key: Key
    ) throws where Element.RawValue == String {
        try encode(value.sorted { $0.rawValue < $1.rawValue }, forKey: key)
    }

    /// What holds by channel, as names and values in turn, in the order of the names.
    mutating func encode(_ value: [Channel: Visibility], forKey key: Key) throws {
        var list = nestedUnkeyedContainer(forKey: key)
        for (channel, visibility) in value.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try list.encode(channel)
            try list.encode(visibility)
        }
    }
}
