/// The resources of a list, one after the other, page after page as they are asked for (AIP-158).
public struct PagedSequence<Element: Sendable>: AsyncSequence, Sendable {
    public typealias Failure = any Error

    /// What one page brings: its resources, and the token of the next page or nothing.
    typealias Page = (elements: [Element], nextPageToken: String)

    /// Asks for the page with this token; the empty token is the first page.
    let page: @Sendable (_ token: String) async throws -> Page

    /// Goes through the pages.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let page: @Sendable (String) async throws -> Page
        fileprivate var elements: [Element].Iterator
        fileprivate var nextToken: String?

        /// The next resource; nil behind the last one.
        ///
        /// - Throws: ``RPCError``.
        public mutating func next() async throws -> Element? {
            while true {
                if let element = elements.next() { return element }
                guard let token = nextToken else { return nil }
                let page = try await page(token)
                guard page.nextPageToken != token || token.isEmpty else {
                    throw RPCError(code: .internal, message: "the server gave the same page token twice")
                }
                nextToken = page.nextPageToken.isEmpty ? nil : page.nextPageToken
                elements = page.elements.makeIterator()
            }
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(page: page, elements: [].makeIterator(), nextToken: "")
    }
}
