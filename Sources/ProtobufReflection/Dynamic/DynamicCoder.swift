public import ProtobufC

/// Reads and writes messages of a schema that is known only while the program runs.
///
/// JSON is that of the generated messages (``ProtobufMessage/json()``): the names of the protos, defaults written out.
/// Names in lower camel case are read as well.
public struct DynamicCoder: Sendable {
    /// Where enums, submessages and what is within an `Any` are looked up.
    public let pool: DescriptorPool

    /// Bounds on what is read.
    public let limits: DynamicLimits

    /// Reads and writes messages of this schema.
    public init(_ pool: DescriptorPool, limits: DynamicLimits = DynamicLimits()) {
        self.pool = pool
        self.limits = limits
    }

    /// Reads packed bytes. Unknown fields are dropped, unknown numbers of enums kept; what generated messages refuse is
    /// refused here too.
    ///
    /// - Throws: ``ProtobufError``.
    public func unpack(_ bytes: [UInt8], as type: MessageType) throws(ProtobufError) -> DynamicMessage {
        guard bytes.count <= limits.bytesMax else {
            throw .malformed(reason: "\(bytes.count) bytes are more than \(limits.bytesMax)")
        }
        let result: Result<DynamicMessage, ProtobufError> = bytes.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                guard let reader = WireReader(bytes) else { return .success(DynamicMessage(type)) }
                var decoder = MessageDecoder(pool: pool, limits: limits, reader: reader)
                return .success(try decoder.message(type, depth: 1))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Reads proto3 JSON.
    ///
    /// - Throws: ``DynamicError`` with the place in the JSON and what was expected there.
    public func read(json: [UInt8], as type: MessageType) throws(DynamicError) -> DynamicMessage {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONParser.parse(json, bytesMax: limits.bytesMax, depthMax: limits.depthMax)
        } catch {
            throw DynamicError("this is no JSON: \(error)")
        }
        return try MessageJSONReader(pool: pool).message(value, type)
    }

    /// Reads proto3 JSON.
    ///
    /// - Throws: as ``read(json:as:)-([UInt8],_)``.
    public func read(json: String, as type: MessageType) throws(DynamicError) -> DynamicMessage {
        try read(json: Array(json.utf8), as: type)
    }

    /// The message as JSON: on one line, or with one value a line when `indentSpaces` is above 0.
    ///
    /// - Parameter emitsDefaults: whether fields are written that are at their default and have no other state; leaving
    ///   them out is shorter, and is read as the same.
    public func json(_ message: DynamicMessage, indentSpaces: Int = 0, emitsDefaults: Bool = true) -> String {
        var writer = JSONWriter(indentSpaces: indentSpaces)
        writeJSON(message, to: &writer, emitsDefaults: emitsDefaults)
        return writer.string
    }

    /// Writes the message as JSON; see ``json(_:indentSpaces:emitsDefaults:)``.
    public func writeJSON(_ message: DynamicMessage, to writer: inout JSONWriter, emitsDefaults: Bool = true) {
        MessageJSONWriter(coder: self, emitsDefaults: emitsDefaults).write(message, to: &writer)
    }
}
