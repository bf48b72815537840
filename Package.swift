// swift-tools-version: 6.2
import PackageDescription

/// CI sets this, so that a warning fails there and does not stop a newcomer with another compiler.
let warningsAreErrors = Context.environment["TICKETD_WARNINGS_AS_ERRORS"] == "1"

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let collections: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let metricsTestKit: Target.Dependency = .product(name: "MetricsTestKit", package: "swift-metrics")
let instrumentation: Target.Dependency = .product(name: "Instrumentation", package: "swift-distributed-tracing")
let tracing: Target.Dependency = .product(name: "Tracing", package: "swift-distributed-tracing")
let inMemoryTracing: Target.Dependency = .product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")

func library(
    _ name: String, path: String? = nil, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency], resources: [Resource] = [])
    -> Target
{
    .testTarget(name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: settings)
}

let package = Package(
    name: "ticketd",
    products: [
        .library(name: "TicketClient", targets: ["TicketClient"]),
        .library(name: "TTRPC", targets: ["TTRPC", "TTRPCTransport"]),
        .library(name: "TTRPCInterceptors", targets: ["TTRPCInterceptors"]),
        .library(name: "TicketMessages", targets: ["TicketMessages", "ProtobufC"]),
        .library(name: "TicketHash", targets: ["TicketHash"]),
        .executable(name: "ticketd", targets: ["ticketd"]),
        .executable(name: "ticketctl", targets: ["ticketctl"]),
        .executable(name: "ticketbench", targets: ["ticketbench"]),
        .executable(name: "ticket-conformance", targets: ["ticket-conformance"]),
        .executable(name: "protoc-gen-ttrpc-swift", targets: ["protoc-gen-ttrpc-swift"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Bytes.
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CTicketMessages", dependencies: ["CProtobufC"]),
        library("ProtobufC", ["CProtobufC"]),

        // Calls.
        library("TTRPC", ["ProtobufC", "CZlib", collections, instrumentation]),
        library(
            "TTRPCTransport",
            [
                "TTRPC", "ProtobufC", "CProtobufC", asn1, collections, nioCore, nioPosix, nioSSL, nioTLS, logging,
                metrics, lifecycle,
            ]),

        // What is seen of calls, on both sides.
        library("TTRPCInterceptors", ["TTRPC", instrumentation, logging, metrics, tracing]),

        // The contract, generated.
        library("TicketMessages", ["TTRPC", "ProtobufC", "CTicketMessages", "CProtobufC"]),
        library("TicketRecords", ["ProtobufC", "CTicketMessages", "CProtobufC"]),

        // What a harness calls to prove that a server speaks ttrpc.
        .target(name: "CConformanceMessages", dependencies: ["CProtobufC"]),
        library("ConformanceMessages", ["TTRPC", "ProtobufC", "CConformanceMessages", "CProtobufC"]),
        library("TTRPCConformance", ["ConformanceMessages", "TTRPC", "ProtobufC", collections]),
        library(
            "TTRPCConformanceHarness",
            ["ConformanceMessages", "TTRPCTransport", "TTRPC", "ProtobufC", argumentParser]),
        program("ticket-conformance", ["TTRPCConformanceHarness", argumentParser]),

        // Digests, for the service and its clients.
        library("TicketHash", ["CSodium"]),

        // What a server signs with.
        library("TicketKeys", ["TicketHash", "CSodium"]),

        // The domain.
        library("TicketCore", []),
        library("TicketDesks", ["TicketCore", yams], resources: [.embedInCode("Templates")]),
        library("TicketArchive", ["TicketCore", "TicketHash", "ProtobufC", "ProtobufReflection"]),
        library("DeskMessages", ["TicketCore", "TicketDesks", "TicketMessages"]),
        library("TicketStoreMemory", ["TicketCore"]),
        library(
            "TicketStoreSQLite",
            ["TicketCore", "TicketRecords", "TicketHash", "ProtobufC", grdb, logging, collections]),

        // Mail, in and out.
        library(
            "TicketMail", ["TicketCore", "CGMime", "CCurl", "CSodium", logging, lifecycle],
            resources: [.embedInCode("Templates")]),

        // The service.
        library(
            "TicketService",
            [
                "TicketCore", "TicketArchive", "TicketDesks", "TicketMail", "DeskMessages", "TicketMessages",
                "TicketHash", "TicketKeys", "TTRPC", "ProtobufC", "ProtobufReflection", "CSodium", logging, lifecycle,
            ]),
        library(
            "TicketServer",
            [
                "TicketService", "TicketCore", "TicketDesks", "TicketKeys", "TicketMail", "TicketMessages",
                "TicketStoreSQLite",
                "TTRPC",
                "TTRPCTransport", "TTRPCConformance", "TTRPCInterceptors", "ConformanceMessages", "CMalloc",
                argumentParser, logging, lifecycle,
                unixSignals,
                configuration, nioCore, nioPosix,
            ]),
        program("ticketd", ["TicketServer"]),

        // The clients.
        library(
            "TicketClient", path: "clients/swift/Sources/TicketClient",
            ["TicketMessages", "TicketHash", "TTRPC", "TTRPCTransport", "ProtobufC"]),
        library(
            "TicketCLI",
            [
                "TicketClient", "TicketCore", "TicketDesks", "DeskMessages", "TicketMessages", "TTRPC", "ProtobufC",
                "ProtobufReflection", argumentParser,
            ]),
        program("ticketctl", ["TicketCLI"]),
        library(
            "TicketBenchmark",
            [
                "TicketCLI", "TicketClient", "TicketMessages", "TTRPC", "ProtobufC", argumentParser, collections,
                histogram,
            ]),
        program("ticketbench", ["TicketBenchmark"]),

        // Schemas as values.
        .target(name: "CProtocMessages", dependencies: ["CProtobufC"]),
        library("ProtobufReflection", ["ProtobufC", "CProtocMessages", "CProtobufC"]),

        // The generator.
        library("TTRPCSwiftGenerator", ["ProtobufReflection", "ProtobufC", "CProtocMessages", "CProtobufC"]),
        program("protoc-gen-ttrpc-swift", ["TTRPCSwiftGenerator"]),

        library("TestRandom", path: "Tests/TestRandom", []),
        library("TestThreads", path: "Tests/TestThreads", []),
        library("ProcessTestSupport", path: "Tests/ProcessTestSupport", []),
        .target(name: "CFixtureMessages", dependencies: ["CProtobufC"], path: "Tests/CFixtureMessages"),
        library(
            "FixtureMessages", path: "Tests/FixtureMessages", ["TTRPC", "ProtobufC", "CFixtureMessages", "CProtobufC"]),
        tests(
            "ProtobufCTests",
            [
                "TestRandom", "TestThreads", "ProtobufC", "ProtobufTestSupport", "FixtureMessages", "CFixtureMessages",
                "TicketMessages", "TicketRecords", "CProtobufC",
            ]),
        library("ProtobufTestSupport", path: "Tests/ProtobufTestSupport", ["TestRandom", "ProtobufC", "CProtobufC"]),
        tests(
            "ProtobufReflectionTests",
            [
                "TestRandom", "TestThreads", "ProtobufReflection", "ProtobufTestSupport", "ProtobufC",
                "FixtureMessages", "TicketMessages", "CProtobufC",
            ], resources: [.copy("Snapshots")]),
        tests(
            "TTRPCSwiftGeneratorTests", ["TTRPCSwiftGenerator", "ProtobufReflection", "ProtobufC"],
            resources: [.copy("Snapshots")]),
        library("TTRPCTestSupport", path: "Tests/TTRPCTestSupport", ["TTRPC", "ProtobufC", "CProtobufC"]),
        library(
            "FuzzTargets", path: "Tests/Fuzz/Targets",
            ["TTRPC", "TTRPCTestSupport", "TicketCore", "TicketMessages", "FixtureMessages", "ProtobufC"]),
        tests("FuzzTests", ["TestThreads", "FuzzTargets"]),
        library("TTRPCBench", path: "Tests/TTRPCBench", ["TestRandom", "TTRPC", "TTRPCTestSupport", "ProtobufC"]),
        tests("TTRPCBenchTests", ["TestThreads", "TTRPCBench"]),
        .executableTarget(
            name: "simulate", dependencies: ["TTRPCBench", argumentParser], path: "Tests/Simulate",
            swiftSettings: settings),
        tests("TTRPCTests", ["TestRandom", "TTRPC", "TTRPCTestSupport", "TicketMessages", "ProtobufC"]),
        tests(
            "TTRPCTransportTests",
            [
                "TTRPC", "TTRPCTransport", "TTRPCTestSupport", "TicketMessages", "ProtobufC", nioCore, nioPosix,
                nioEmbedded, nioSSL, logging, lifecycle,
            ]),
        tests(
            "TTRPCInterceptorsTests",
            [
                "TTRPC", "TTRPCInterceptors", "TTRPCTransport", "TTRPCTestSupport", "ProtobufC", inMemoryTracing,
                instrumentation, logging, metrics, metricsTestKit, tracing,
            ]),
        tests(
            "TTRPCConformanceTests",
            [
                "ProcessTestSupport", "TTRPCConformance", "TTRPCConformanceHarness", "ConformanceMessages", "TTRPC",
                "TTRPCTransport", logging,
            ]),
        tests("TicketKeysTests", ["TicketKeys"]),
        tests("TicketCoreTests", ["TestRandom", "TestThreads", "TicketCore", "TicketDesks"]),
        .target(name: "CDiskShim", path: "Tests/CDiskShim", linkerSettings: [.linkedLibrary("sqlite3")]),
        library("DiskTestSupport", path: "Tests/DiskTestSupport", ["TestRandom", "CDiskShim"]),
        tests(
            "TicketStoreTests",
            [
                "TestRandom", "TicketCore", "TicketArchive", "TicketDesks", "TicketHash", "TicketStoreMemory",
                "TicketStoreSQLite", "TicketRecords", "ProtobufC", "CDiskShim", "DiskTestSupport", grdb, logging,
            ]),
        library(
            "TicketSimulation", path: "Tests/Simulation",
            [
                "TestRandom", "DiskTestSupport", "TicketCore", "TicketDesks", "TicketService", "TicketStoreSQLite",
                "TicketMessages", "TTRPC", "ProtobufC", logging,
            ]),
        tests("SimulationTests", ["TestThreads", "TicketSimulation"]),
        .executableTarget(
            name: "simulate-all", dependencies: ["TicketSimulation", argumentParser], path: "Tests/SimulateAll",
            swiftSettings: settings),
        tests(
            "TicketMailTests",
            [
                "TestRandom", "TestThreads", "ProcessTestSupport", "TicketMail", "TicketCore", "TicketDesks",
                "TicketStoreMemory", "TTRPCTestSupport", logging,
            ],
            resources: [.copy("Servers")]),
        tests(
            "TicketServiceTests",
            [
                "TestRandom", "TicketService", "TicketCore", "TicketDesks", "TicketStoreMemory", "TicketStoreSQLite",
                "TicketMail", "TicketMessages", "TicketHash", "TicketKeys", "TTRPC", "TTRPCInterceptors",
                "TTRPCTransport", "TTRPCTestSupport", "ProtobufC", "ProtobufReflection", grdb, logging,
            ]),
        tests(
            "TicketServerTests",
            [
                "TestRandom", "ProcessTestSupport", "TicketServer", "TicketService", "TicketCLI", "TicketClient",
                "TicketCore", "TicketMail", "TicketMessages", "TicketHash", "TTRPC", "TTRPCTransport",
                "TTRPCTestSupport", "ProtobufC",
            ]),
        library(
            "TicketClientTestSupport", path: "Tests/TicketClientTestSupport", ["TicketMessages", "TTRPC", "ProtobufC"]),
        tests("TicketClientTests", ["TicketClient", "TicketClientTestSupport"]),
        tests(
            "TicketCLITests",
            [
                "TicketCLI", "TicketClient", "TicketClientTestSupport", "TicketDesks", "TicketMessages", "TTRPC",
                "ProtobufC",
            ]),
        tests(
            "TicketBenchmarkTests",
            [
                "TicketBenchmark", "TicketCLI", "TicketClient", "TicketClientTestSupport", "TicketMessages",
                "ProcessTestSupport", "TTRPC", "ProtobufC",
            ]),
        library(
            "ScenarioRunner", path: "Tests/Scenarios/Runner",
            ["ProcessTestSupport", "TicketClient", "TicketMail", "TicketMessages", "TTRPC", "ProtobufC", grdb]),
        .executableTarget(
            name: "scenarios", dependencies: ["ScenarioRunner"], path: "Tests/Scenarios/Program",
            swiftSettings: settings),
        tests("ScenarioTests", ["ScenarioRunner", "ProcessTestSupport"]),

        // What is counted by Tests/Gates beside ticketd itself.
        .executableTarget(
            name: "gate-probes", dependencies: ["TicketClient", "TicketMessages", "TTRPC", "ProtobufC"],
            path: "Tests/Gates/Probes", swiftSettings: settings),
    ]
)
