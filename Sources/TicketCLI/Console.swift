/// Where the program reads and writes, passed in so that tests can look.
public struct Console: Sendable {
    /// Writes to standard output, all of it before it returns.
    ///
    /// - Throws: ``OutputFailure``.
    public var write: @Sendable (String) throws -> Void
    /// Writes a line to standard error. What cannot be written there is lost.
    public var note: @Sendable (String) -> Void
    /// Writes to standard error as it is, without a line feed: for what is drawn over again on a terminal.
    public var draw: @Sendable (String) -> Void = { _ in }
    /// Reads standard input up to its end, or up to so many bytes and one more.
    public var read: @Sendable (_ byteCountMax: Int) throws -> [UInt8]
    /// Waits for what comes next on standard input; empty at its end.
    public var readNext: @Sendable () throws -> [UInt8]
    /// Asks for a line that is not shown while it is typed; nil where there is no terminal.
    public var readSecret: @Sendable (_ prompt: String) throws -> String? = { _ in nil }
    /// A variable of the environment; nil if it is not set.
    public var variable: @Sendable (String) -> String?
    /// Whether somebody reads standard output on a terminal.
    public var isOutputTerminal: Bool
    /// Whether somebody reads standard error on a terminal.
    public var isErrorTerminal: Bool
    /// The terminal's width; nil if there is none.
    public var columns: Int?

    public init(
        write: @escaping @Sendable (String) throws -> Void, note: @escaping @Sendable (String) -> Void,
        read: @escaping @Sendable (_ byteCountMax: Int) throws -> [UInt8] = { _ in [] },
        readNext: @escaping @Sendable () throws -> [UInt8] = { [] },
        variable: @escaping @Sendable (String) -> String? = { _ in nil }, isOutputTerminal: Bool = false,
        isErrorTerminal: Bool = false, columns: Int? = nil
    ) {
        self.write = write
        self.note = note
        self.read = read
        self.readNext = readNext
        self.variable = variable
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.columns = columns
    }

    package var outputStyle: TextStyle {
        TextStyle(isColoured: isOutputTerminal && mayColour, columns: isOutputTerminal ? columns : nil)
    }

    var errorStyle: TextStyle { TextStyle(isColoured: isErrorTerminal && mayColour) }

    /// https://no-color.org: set and not empty means no colour.
    private var mayColour: Bool { (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb" }
}
