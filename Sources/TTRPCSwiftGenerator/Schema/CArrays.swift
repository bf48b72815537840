/// The elements of a repeated message field of a C struct.
func elements<Element>(_ pointer: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?, _ count: Int) -> [Element] {
    UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count).compactMap { $0?.pointee }
}

/// The elements of a repeated number field of a C struct.
func elements<Element: BitwiseCopyable>(_ pointer: UnsafeMutablePointer<Element>?, _ count: Int) -> [Element] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
}

/// A string field of a C struct.
func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
}
