internal import Synchronization

/// What was made of the metadata that came last: on a server by handlers, of what a connection brought; in a client of
/// what goes out.
package final class MetadataMemo: Sendable {
    private struct Entry {
        let metadata: Metadata
        let value: any AnyObject & Sendable
    }

    private let entry = Mutex<Entry?>(nil)

    package init() {}

    /// What `make` made of the same metadata before, or makes of it now.
    package func value<Value: AnyObject & Sendable>(
        of metadata: Metadata, _ make: (Metadata) throws -> Value
    ) rethrows -> Value {
        let known = entry.withLock { entry in
            entry.flatMap { $0.metadata.isSameStorage(as: metadata) ? $0.value : nil }
        }
        if let known = known as? Value { return known }
        let value = try make(metadata)
        entry.withLock { $0 = Entry(metadata: metadata, value: value) }
        return value
    }
}

extension CallContext {
    /// What `make` makes of the call's metadata.
    ///
    /// A client sends the same metadata with every call, and to read credentials costs more than all else that a short
    /// call does. So the connection remembers what was made of the metadata that came last: one value, of whatever
    /// type was asked for.
    ///
    /// - Parameter make: must look at nothing but the metadata. What it throws is not remembered.
    public func read<Value: AnyObject & Sendable>(metadata make: (Metadata) throws -> Value) rethrows -> Value {
        try metadataMemo.value(of: metadata, make)
    }
}
