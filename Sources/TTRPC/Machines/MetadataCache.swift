internal import Glibc

/// Remembers the last metadata of a connection. A client sends the same with every call, credentials above all, and
/// comparing bytes is cheaper than making the strings again.
struct MetadataCache: Sendable {
    private var bytes: [UInt8] = []
    private var metadata = Metadata()

    mutating func metadata(of envelope: RequestEnvelope, limits: MetadataLimits) throws(RPCError) -> Metadata {
        let fields = envelope.metadataFields
        guard let base = fields.baseAddress, fields.count > 0 else { return Metadata() }
        if fields.count == bytes.count, memcmp(bytes, base, fields.count) == 0 { return metadata }
        let fresh = try Self.read(envelope, limits: limits)
        // Fields of other numbers may lie between; the limit on metadata does not bound those.
        if fields.count <= 2 * limits.byteCountMax {
            bytes = Array(fields)
            metadata = fresh
        }
        return fresh
    }

    private static func read(_ envelope: RequestEnvelope, limits: MetadataLimits) throws(RPCError) -> Metadata {
        do throws(Metadata.Fault) {
            guard envelope.metadataPairCount <= limits.pairCountMax else { throw .tooLarge }
            return try Metadata(reading: envelope.metadataFields, limits: limits)
        } catch {
            throw RPCError(metadataFault: error, limits: limits)
        }
    }
}
