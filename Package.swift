// swift-tools-version:6.2
import PackageDescription

// The house, floor by floor from the soil to the street. An arrow may only go down this file:
// scripts/check-layers compares every `import` with what is declared here.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, on below: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: below, resources: resources, swiftSettings: strict)
}

/// One that counts and compares much: optimised in every build, or its tests would take ten times as long.
func engineRoom(_ name: String, on below: [Target.Dependency]) -> Target {
    let fast: SwiftSetting = .unsafeFlags(["-O"], .when(configuration: .debug))
    return .target(name: name, dependencies: below, swiftSettings: strict + [fast])
}

/// One that goes through millions of figures: for the instructions of processors since 2013 (x86-64-v3) where that is the processor.
func mill(_ name: String, isTests: Bool = false, on below: [Target.Dependency] = []) -> Target {
    var fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]
    #if arch(x86_64)
    fast.append(.unsafeFlags(["-Xcc", "-march=x86-64-v3"]))
    #endif
    return isTests
        ? .testTarget(name: name, dependencies: below, swiftSettings: strict + fast)
        : .target(name: name, dependencies: below, swiftSettings: strict + fast)
}

func tests(_ name: String, of below: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: below, swiftSettings: strict)
}

let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let soil: [Target] = [
    .target(
        name: "CPhoneNumber",
        linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("geocoding"), .linkedLibrary("icuuc")]
    ),
    engineRoom("Basics", on: ["CPhoneNumber"]),
    engineRoom("HTML", on: [nio]),
    .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    engineRoom("Language", on: ["Basics", "CHunspell", "CStemmer"]),
    .target(name: "CCharset", linkerSettings: [.linkedLibrary("uchardet")]),
    engineRoom("Formats", on: ["Basics", "CCharset"]),
    mill("Columnar"),
    .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
]

let ground: [Target] = [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    engineRoom("Store", on: ["Basics", logging]),
    engineRoom("StoreSQLite", on: ["Basics", "Store", grdb, sqlite, logging]),
    engineRoom("StorePostgres", on: ["Store", "CPostgres", logging]),
    room("Schema", on: ["Basics", "Store", crypto]),
    engineRoom("Events", on: ["Basics", "Store", crypto, logging, lifecycle]),
    room("Files", on: ["Basics", "Store", "Events", crypto]),
]

// Protocols only: these know no client.
let wires: [Target] = [
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .target(name: "CMime", dependencies: ["CGMime"]),
    .target(name: "CGumbo", linkerSettings: [.linkedLibrary("gumbo")]),
    engineRoom("Mail", on: ["Basics", "Formats", "CCurl", "CMime", "CGumbo"]),
    room("Printing", on: ["Basics", "HTML", nio]),
    room(
        "Telephony",
        on: [
            "Basics", asyncHTTPClient, logging, nio,
            .product(name: "NIOFoundationCompat", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "NIOWebSocket", package: "swift-nio"),
        ]
    ),
]

let core: [Target] = [
    room("People", on: ["Basics", "Store", "Events", crypto, cryptoExtras]),
    engineRoom("Deadlines", on: ["Basics"]),
    engineRoom("Clients", on: ["Basics", "Language", "Formats", "Store", "Events", "Files", "People", crypto]),
    room(
        "Desk",
        on: [
            "Basics", "Language", "Store", "Events", "Files", "Mail", "Deadlines", "People", "Clients", crypto, logging,
            lifecycle,
        ]
    ),
]

let work: [Target] = [
    room(
        "Channels",
        on: [
            "Basics", "Store", "Events", "Files", "Mail", "Printing", "People", "Clients", "Desk", logging, lifecycle,
            crypto,
        ]
    ),
    room(
        "CallCenter",
        on: ["Basics", "Store", "Events", "Files", "Telephony", "Deadlines", "People", "Clients", "Desk", logging]
    ),
    room("Rules", on: ["Basics", "Store", "Events", "People", "Clients", "Desk", "Channels"]),
    engineRoom(
        "Takeover",
        on: ["Basics", "Formats", "Store", "Events", "Deadlines", "People", "Clients", "Desk", yams, crypto]
    ),
    room(
        "Demo",
        on: [
            "Basics", "Store", "Events", "Files", "Telephony", "People", "Clients", "Desk", "CallCenter",
        ]
    ),
]

let shell: [Target] = [
    room(
        "Pages",
        on: [
            "Basics", "HTML", "Store", "Events", "Files", "People", hummingbird, httpTypes, nio, logging, crypto,
            lifecycle,
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            .product(name: "NIOWebSocket", package: "swift-nio"),
        ],
        resources: [.copy("Static"), .copy("Translations")]
    )
]

let web: [Target.Dependency] = [
    "Basics", "HTML", "Store", "Events", "People", "Clients", "Desk", "Pages", hummingbird, httpTypes,
]
let faces: [Target] = [
    room(
        "DeskWeb",
        on: web + [
            "CallCenter", "Channels", "Deadlines", "Files", "Formats", "Language", "Mail", "Printing", nio,
        ]
    ),
    room(
        "CallsWeb",
        on: [
            "Basics", "HTML", "Store", "Events", "Files", "Telephony", "Deadlines", "People", "Clients", "Desk",
            "CallCenter", "Pages", hummingbird, httpTypes, nio,
        ]
    ),
    room("AdminWeb", on: web + ["CQRCode", "CallCenter", "Channels", "Deadlines", "Mail", "Rules"]),
    room(
        "PortalWeb",
        on: [
            "Basics", "HTML", "Store", "Files", "Deadlines", "People", "Clients", "Desk", "Channels", "Pages",
            hummingbird,
            httpTypes,
            nio,
        ]
    ),
    room(
        "API",
        on: [
            "Basics", "Store", "Events", "Files", "Telephony", "Deadlines", "People", "Clients", "Desk", "Channels",
            "CallCenter", "Pages", hummingbird, httpTypes, crypto,
        ],
        resources: [.copy("openapi.yaml")]
    ),
]

let street: [Target] = [
    room(
        "HighrockApp",
        on: [
            "Basics", "Store", "StoreSQLite", "StorePostgres", "Schema", "Events", "Files", "Mail", "Printing",
            "People",
            "Clients", "Desk", "Channels", "CallCenter", "Rules", "Telephony", "Pages", "DeskWeb", "CallsWeb",
            "AdminWeb", "PortalWeb",
            "API",
            hummingbird, httpTypes, nio, logging, lifecycle, crypto,
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "Configuration", package: "swift-configuration"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            .product(name: "SystemPackage", package: "swift-system"),
        ]
    ),
    .executableTarget(
        name: "highrock",
        dependencies: [
            "Basics", "Store", "Deadlines", "People", "Clients", "Desk", "Channels", "Takeover", "Demo", "HighrockApp",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict
    ),
]

let testSupport: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: [
            "Basics", "Store", "StoreSQLite", "StorePostgres", "Schema", "Events", "People", "Clients", "Desk", crypto,
            logging,
        ],
        path: "Tests/TestSupport",
        swiftSettings: strict
    ),
    .target(
        name: "MailTestSupport",
        dependencies: ["Mail"],
        path: "Tests/MailTestSupport",
        swiftSettings: strict
    ),
    .target(
        name: "TelephonyTestSupport",
        dependencies: ["Telephony", nio],
        path: "Tests/TelephonyTestSupport",
        swiftSettings: strict
    ),
]

let house: [Target.Dependency] = [
    "TestSupport", "Basics", "Store", "StoreSQLite", "StorePostgres", "Schema", "Events", "People", "Clients", "Desk",
    crypto,
]
let trials: [Target] = [
    tests("BasicsTests", of: ["Basics"]),
    tests("FormatsTests", of: ["Basics", "Formats"]),
    mill("ColumnarTests", isTests: true, on: ["Columnar"]),
    tests("HTMLTests", of: ["HTML", nio]),
    tests("LanguageTests", of: ["Basics", "Language"]),
    tests("MailTests", of: ["Basics", "Mail", "MailTestSupport", "TestSupport"]),
    tests("StoreTests", of: house),
    tests("EventsTests", of: house + [lifecycle, logging]),
    tests("FilesTests", of: house + ["Files"]),
    tests("PrintingTests", of: ["Basics", "HTML", "Printing"]),
    tests(
        "TelephonyTests",
        of: [
            "Basics", "Telephony", "TelephonyTestSupport", "TestSupport", nio, logging,
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOWebSocket", package: "swift-nio"),
        ]
    ),
    tests("PeopleTests", of: house),
    tests("DeadlinesTests", of: ["Basics", "Deadlines"]),
    tests("ClientsTests", of: house + ["Formats"]),
    tests("DeskTests", of: house + ["Files", "Deadlines"]),
    tests("ChannelsTests", of: house + ["Files", "Mail", "MailTestSupport", "Channels"]),
    tests(
        "CallCenterTests",
        of: house + ["Files", "Telephony", "TelephonyTestSupport", "Deadlines", "CallCenter", logging]
    ),
    tests("RulesTests", of: house + ["Files", "Channels", "Rules"]),
    tests("TakeoverTests", of: house + ["Formats", "Deadlines", "Takeover"]),
    tests("DemoTests", of: house + ["Demo", "CallCenter", "Telephony", "Files"]),
    tests("PagesTests", of: house + ["Pages", "HTML", hummingbird, httpTypes, nio]),
    tests(
        "HighrockAppTests",
        of: house + [
            "HighrockApp", "Files", "HTML", "Pages", "DeskWeb", "CallsWeb", "AdminWeb", "PortalWeb", "API", "Channels",
            "CallCenter", "Telephony", hummingbird, httpTypes, nio,
            yams, logging,
            .product(name: "HummingbirdTesting", package: "hummingbird"),
        ]
    ),
]

let package = Package(
    name: "highrock",
    products: [.executable(name: "highrock", targets: ["highrock"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: soil + ground + wires + core + work + shell + faces + street + testSupport + trials,
    cxxLanguageStandard: .cxx17
)
