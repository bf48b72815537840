/// ttrpc's Request as it lies in a frame: `service` 1, `method` 2, `payload` 3, `timeout_nano` 4, `metadata` 5.
///
/// All parts point into the frame's bytes and live as long as they do. Nothing is checked yet but that it is protobuf.
public struct RequestEnvelope {
    public private(set) var service = UnsafeRawBufferPointer(start: nil, count: 0)
    public private(set) var method = UnsafeRawBufferPointer(start: nil, count: 0)
    public private(set) var payload = UnsafeRawBufferPointer(start: nil, count: 0)
    /// How long the caller waits, from now; 0 for no limit, negative for a call whose time is over already.
    public private(set) var timeoutNanoseconds: Int64 = 0
    /// How often the metadata field occurs.
    public private(set) var metadataPairCount = 0
    /// The bytes from the first metadata field to the last. Fields of other numbers can lie between.
    public private(set) var metadataFields = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Reads an envelope. Unknown fields and known ones of another wire type are ignored; of a repeated single field
    /// the last one wins.
    ///
    /// - Returns: nil when the bytes are no protobuf.
    public init?(reading bytes: UnsafeRawBufferPointer) {
        var reader = WireReader(bytes)
        var metadataStart = 0
        var metadataEnd = 0
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let value)): service = value
            case (2, .bytes(let value)): method = value
            case (3, .bytes(let value)): payload = value
            case (4, .varint(let value)): timeoutNanoseconds = Int64(bitPattern: value)
            case (5, .bytes):
                if metadataPairCount == 0 { metadataStart = field.start }
                metadataEnd = field.end
                metadataPairCount &+= 1
            default: break
            }
        }
        if reader.isMalformed { return nil }
        metadataFields = UnsafeRawBufferPointer(rebasing: bytes[metadataStart..<metadataEnd])
    }
}
