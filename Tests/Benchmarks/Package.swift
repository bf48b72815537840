// swift-tools-version: 6.2
import PackageDescription

/// The Swift servers that are measured against each other. A package of its own, so that what peers are made of never
/// enters the service's resolution. `run` builds it, together with the peers in other languages.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "ticketd", path: "../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .executableTarget(
            name: "memory-server",
            dependencies: [
                .product(name: "TTRPC", package: "ticketd"),
                .product(name: "TTRPCInterceptors", package: "ticketd"),
                .product(name: "TicketMessages", package: "ticketd"),
                .product(name: "TicketHash", package: "ticketd"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings)
    ]
)
