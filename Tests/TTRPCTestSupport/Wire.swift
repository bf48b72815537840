package import TTRPC

/// Bytes of frames and envelopes, written by other means than those under test.
public enum Wire {
    public static let response: UInt8 = 2
    public static let data: UInt8 = 3
    public static let remoteClosed: UInt8 = 1
    public static let remoteOpen: UInt8 = 2
    public static let noData: UInt8 = 4

    /// Header and data; `length` tells another length than the data's.
    public static func frame(
        type: UInt8, stream: UInt32, flags: UInt8 = 0, _ data: [UInt8] = [], length: Int? = nil
    ) -> [UInt8] {
        bigEndian(UInt32(length ?? data.count)) + bigEndian(stream) + [type, flags] + data
    }

    /// A Request frame.
    public static func request(
        stream: UInt32, flags: UInt8 = 0, service: String = "test.v1.Notes", method: String = "Echo",
        payload: [UInt8] = [], timeout: Int64 = 0, metadata: [(String, String)] = []
    ) -> [UInt8] {
        let envelope = envelope(
            service: Array(service.utf8), method: Array(method.utf8), payload: payload, timeout: timeout,
            metadata: metadata.flatMap { field(5, pair($0.0, $0.1)) })
        return frame(type: 1, stream: stream, flags: flags, envelope)
    }

    /// Hello, as the first request of its connection.
    package static func hello(_ hello: HelloRequest = HelloRequest(), stream: UInt32 = 1) -> [UInt8] {
        request(stream: stream, service: "ttrpcx.v1.Connection", method: "Hello", payload: hello.packed())
    }

    /// A Request envelope; `metadata` is fields already.
    public static func envelope(
        service: [UInt8] = Array("test.v1.Notes".utf8), method: [UInt8] = Array("Echo".utf8), payload: [UInt8] = [],
        timeout: Int64 = 0, metadata: [UInt8] = []
    ) -> [UInt8] {
        field(1, service) + field(2, method) + (payload.isEmpty ? [] : field(3, payload))
            + (timeout == 0 ? [] : [4 << 3] + varint(UInt64(bitPattern: timeout))) + metadata
    }

    /// The inside of one metadata field.
    public static func pair(_ key: String, _ value: String) -> [UInt8] {
        field(1, Array(key.utf8)) + field(2, Array(value.utf8))
    }

    /// The end of a stream that ended well.
    public static func end(stream: UInt32) -> [UInt8] {
        frame(type: data, stream: stream, flags: remoteClosed | noData)
    }

    /// A length-delimited field.
    public static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2] + varint(UInt64(bytes.count)) + bytes
    }

    public static func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7f) | 0x80] + varint(value >> 7)
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
