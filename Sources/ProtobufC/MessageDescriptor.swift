public import CProtobufC

/// The descriptor that protoc-c's init function, such as `ticket__v1__ticket__init`, puts into a fresh message.
///
/// protoc-c exports descriptors as C globals, whose address Swift cannot take; generated code calls this once for each
/// message type and keeps the result.
public func messageDescriptor<Layout>(
    _ initialize: (UnsafeMutablePointer<Layout>?) -> Void
) -> UnsafePointer<ProtobufCMessageDescriptor> {
    let layout = UnsafeMutablePointer<Layout>.allocate(capacity: 1)
    defer { layout.deallocate() }
    initialize(layout)
    let base = UnsafeRawPointer(layout).assumingMemoryBound(to: ProtobufCMessage.self)
    guard let descriptor = base.pointee.descriptor else {
        preconditionFailure("the init function for \(Layout.self) sets no descriptor: it is not one of protoc-c's")
    }
    return descriptor
}

extension UnsafePointer<ProtobufCMessageDescriptor> {
    /// The place in `fields` of the field with this number, or nil when the message has none.
    ///
    /// Encoders write fields in order, so `guess`, the place behind the last one, is mostly right or one too high.
    @inline(__always)
    func fieldIndex(number: UInt32, guess: Int) -> Int? {
        if let fields = pointee.fields {
            if guess < Int(pointee.n_fields), fields[guess].id == number { return guess }
            if guess > 0, fields[guess &- 1].id == number { return guess &- 1 }
        }
        return fieldIndex(number: number)
    }

    private func fieldIndex(number: UInt32) -> Int? {
        guard let ranges = pointee.field_ranges else { return nil }
        var low = 0
        var high = Int(pointee.n_field_ranges)
        let number = Int(number)
        while low < high {
            let middle = (low &+ high) / 2
            let start = Int(ranges[middle].start_value)
            let count = Int(ranges[middle &+ 1].orig_index) &- Int(ranges[middle].orig_index)
            if number < start {
                high = middle
            } else if number >= start &+ count {
                low = middle &+ 1
            } else {
                return Int(ranges[middle].orig_index) &+ (number &- start)
            }
        }
        return nil
    }

    /// `ticket.v1.Ticket.subject`, for error texts.
    func fieldName(_ field: UnsafePointer<ProtobufCFieldDescriptor>) -> String {
        String(cString: pointee.name) + "." + String(cString: field.pointee.name)
    }
}
