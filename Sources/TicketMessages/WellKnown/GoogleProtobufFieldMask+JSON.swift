internal import ProtobufC

extension GoogleProtobufFieldMask {
    /// Writes the paths with commas between them, with the names that the protos have.
    func writeWellKnownJSON(to writer: inout JSONWriter) {
        writer.value(paths.joined(separator: ","))
    }
}
