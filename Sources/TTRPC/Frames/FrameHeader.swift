/// The ten bytes before a frame's data, all big-endian: u32 data length, u32 stream id, u8 type, u8 flags.
public struct FrameHeader: Sendable, Hashable {
    /// Bytes of a header.
    public static let byteCount = 10
    /// The most data that a frame may have: 4 MiB. It is ttrpc's, and existing peers do not take more.
    public static let dataBytesMax = 4_194_304
    /// From this length on the first byte is not zero. That byte is reserved, so the peer does not speak ttrpc.
    public static let reservedLength = 1 << 24

    /// Bytes of data behind the header.
    public let dataCount: UInt32
    /// Odd when a client began the call, 0 for the connection itself.
    public let streamID: UInt32
    public let type: FrameType
    public let flags: FrameFlags

    public init(dataCount: UInt32, streamID: UInt32, type: FrameType, flags: FrameFlags = []) {
        self.dataCount = dataCount
        self.streamID = streamID
        self.type = type
        self.flags = flags
    }

    /// Reads a header off the front of `bytes`, which must hold at least ``byteCount`` bytes.
    init(reading bytes: UnsafeRawBufferPointer) {
        let numbers = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        dataCount = UInt32(truncatingIfNeeded: numbers &>> 32)
        streamID = UInt32(truncatingIfNeeded: numbers)
        type = FrameType(rawValue: bytes[8])
        flags = FrameFlags(rawValue: bytes[9])
    }

    /// Writes the header's ten bytes: the two numbers in one store, type and flags in another.
    ///
    /// - Parameter destination: at least ``byteCount`` bytes.
    public func write(to destination: UnsafeMutableRawPointer) {
        let numbers = UInt64(dataCount) &<< 32 | UInt64(streamID)
        destination.storeBytes(of: numbers.bigEndian, as: UInt64.self)
        let kind = UInt16(type.rawValue) &<< 8 | UInt16(flags.rawValue)
        destination.storeBytes(of: kind.bigEndian, toByteOffset: 8, as: UInt16.self)
    }
}
