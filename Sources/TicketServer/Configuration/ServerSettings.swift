public import Logging
public import TicketService

/// What an operator may set. A flag wins over the environment, that over the file, that over the default.
public struct ServerSettings: Sendable {
    /// Where to listen. Key `listen`, variable `TICKETD_LISTEN`, default 127.0.0.1:7411.
    public var listen: ListenAddress
    /// How to speak TLS; nil for not at all.
    public var tls: TLSSettings?
    /// The folder of the database. Key `data`, variable `TICKETD_DATA`, default `./ticket-data`.
    public var dataDirectory: String
    /// How much is logged. Key `log.level`, variable `TICKETD_LOG_LEVEL`, default `info`.
    public var logLevel: Logger.Level
    /// The level of the line that each call leaves in the log. Key `log.calls`, variable `TICKETD_LOG_CALLS`, default
    /// `debug`.
    public var callLogLevel: Logger.Level
    /// How many event loops carry the connections, 1 to 64. Key `event_loops`, variable `TICKETD_EVENT_LOOPS`, default
    /// 1: on two cores one is faster than two.
    public var eventLoops: Int
    /// How long running calls may take after SIGTERM, in seconds, 0 to 3600. Key `drain.grace_seconds`, variable
    /// `TICKETD_DRAIN_GRACE_SECONDS`, default 30.
    public var drainGraceSeconds: Int
    /// Whether clients may agree on the extension. Key `extension.enabled`, variable `TICKETD_EXTENSION_ENABLED`,
    /// default true.
    public var hasExtension = true
    /// Whether extended clients may agree on compression. Key `extension.compression`, variable
    /// `TICKETD_EXTENSION_COMPRESSION`, default true.
    public var hasCompression = true
    /// The bounds that are set; the others have their defaults. Keys `limits.NAME`, variables `TICKETD_LIMITS_NAME`.
    public var limits: [LimitSetting: Int] = [:]
    /// How many bytes all attachments may have together, 0 to 1 PiB. Key `attachments.total_bytes`, variable
    /// `TICKETD_ATTACHMENTS_TOTAL_BYTES`, default 10 GiB.
    public var attachmentBytesMax = 10 << 30
    /// How many unfinished uploads one person may have, 1 to 1000. Key `attachments.uploads_per_person`, variable
    /// `TICKETD_ATTACHMENTS_UPLOADS_PER_PERSON`, default 8.
    public var uploadsPerPersonMax = 8
    /// How often anybody may call, as far as it is set; the others have their defaults. Keys `rates.NAME`, variables
    /// `TICKETD_RATES_NAME`.
    public var rates: [RateSetting: Int] = [:]
    /// Whom reflection answers. Key `reflection`, variable `TICKETD_REFLECTION`, default `open`.
    public var reflection: ReflectionAccess
    /// How mail goes out and comes in; nil for not at all. Keys `mail.NAME`.
    public var mail: MailSettings?

    /// Settings with every value given.
    public init(
        listen: ListenAddress = .standard, tls: TLSSettings? = nil, dataDirectory: String = "ticket-data",
        logLevel: Logger.Level = .info, callLogLevel: Logger.Level = .debug, eventLoops: Int = 1,
        drainGraceSeconds: Int = 30, reflection: ReflectionAccess = .open
    ) {
        self.listen = listen
        self.tls = tls
        self.dataDirectory = dataDirectory
        self.logLevel = logLevel
        self.callLogLevel = callLogLevel
        self.eventLoops = eventLoops
        self.drainGraceSeconds = drainGraceSeconds
        self.reflection = reflection
    }
}
