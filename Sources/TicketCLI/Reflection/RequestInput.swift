internal import ArgumentParser
internal import Dispatch
internal import ProtobufReflection

/// Where the requests of a call come from: the text of `-d`, or a file or standard input that it names.
struct RequestInput: Sendable {
    /// Waits for more of the text; empty at its end.
    private let next: @Sendable () throws -> [UInt8]
    /// Whether `next` may take its time, as it does when somebody types.
    private let mayWait: Bool
    private let coder: DynamicCoder
    private let type: MessageType

    /// - Parameters:
    ///   - data: JSON values one after another, `@FILE`, or `@-` (or `-`) for standard input; nil for none.
    ///   - coder: what reads the JSON.
    ///   - type: the type of each request.
    ///   - console: has the standard input.
    /// - Throws: `ValidationError` where a file cannot be opened.
    init(_ data: String?, coder: DynamicCoder, type: MessageType, console: Console) throws {
        self.coder = coder
        self.type = type
        mayWait = data == "-" || data?.hasPrefix("@") == true
        switch data {
        case "-", "@-": next = console.readNext
        case let data? where data.hasPrefix("@"):
            let file = try FileBytes(path: String(data.dropFirst()), option: "-d")
            next = { try file.next() }
        default:
            let text = Once(Array((data ?? "").utf8))
            next = { text.take() }
        }
    }

    /// Reads from where the input is now. One reader at a time.
    func reader() -> Reader { Reader(input: self, splitter: JSONSplitter(bytesMax: coder.limits.bytesMax)) }

    /// The only request that there is.
    ///
    /// - Throws: `ValidationError` where there is none or another, or it does not fit its type.
    func only() async throws -> DynamicMessage {
        var reader = reader()
        guard let request = try await reader.next() else {
            throw ValidationError("-d has no JSON value; leave -d out for a request without any field")
        }
        guard try await reader.next() == nil else {
            throw ValidationError("-d has more than one JSON value, and the method takes one request")
        }
        return request
    }

    /// Takes the input apart into requests.
    struct Reader {
        private let input: RequestInput
        private var splitter: JSONSplitter
        private var texts: ArraySlice<[UInt8]> = []
        private var isAtEnd = false
        private var count = 0

        fileprivate init(input: RequestInput, splitter: JSONSplitter) {
            self.input = input
            self.splitter = splitter
        }

        /// The next request; nil at the end.
        ///
        /// - Throws: `ValidationError` that says which request is wrong, where, and what was expected there;
        ///   `CancellationError`.
        mutating func next() async throws -> DynamicMessage? {
            while texts.isEmpty, !isAtEnd {
                let bytes = try await input.more()
                do throws(JSONSplitter.TooLong) {
                    texts = ArraySlice(try splitter.feed(bytes))
                } catch {
                    throw ValidationError("-d: \(error)")
                }
                guard bytes.isEmpty else { continue }
                isAtEnd = true
                if let rest = splitter.end() { texts.append(rest) }
            }
            guard let text = texts.popFirst() else { return nil }
            count += 1
            do throws(DynamicError) {
                return try input.coder.read(json: text, as: input.type)
            } catch {
                throw ValidationError("-d\(count > 1 ? ", request \(count)" : ""): \(Escaping.line("\(error)"))")
            }
        }
    }

    /// Waits aside, so that whoever is cancelled does not wait any longer.
    private func more() async throws -> [UInt8] {
        guard mayWait else { return try next() }
        let (results, source) = AsyncStream.makeStream(of: Result<[UInt8], any Error>.self)
        DispatchQueue.global().async { [next] in
            source.yield(Result { try next() })
            source.finish()
        }
        for await result in results {
            do {
                return try result.get()
            } catch let failure as InputFailure {
                throw ValidationError("-d: \(failure)")
            }
        }
        throw CancellationError()
    }
}
