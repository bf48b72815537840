/// The elements of a repeated message field of a C struct.
package func elements<Element>(_ pointer: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?, _ count: Int)
    -> [Element]
{
    UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count).compactMap { $0?.pointee }
}

/// The elements of a repeated number field of a C struct.
package func elements<Element: BitwiseCopyable>(_ pointer: UnsafeMutablePointer<Element>?, _ count: Int) -> [Element] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
}

/// A repeated string field of a C struct.
package func strings(_ pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int) -> [String] {
    UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count).map(text)
}

/// A string field of a C struct.
package func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
}
