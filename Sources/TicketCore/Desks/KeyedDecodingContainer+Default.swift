extension KeyedDecodingContainer {
    /// A value that desks did not always have.
    func decode<Value: Decodable>(forKey key: Key, default value: Value) throws -> Value {
        try decodeIfPresent(Value.self, forKey: key) ?? value
    }
}
