import Basics
import Foundation

@testable import Telephony

/// The exchange that `scripts/exchange` started, as `HIGHROCK_TEST_EXCHANGE` tells of it, and telephones that sipp plays.
struct RealExchange: Decodable {
    let ari: String
    let user: String
    let password: String
    let application: String
    let sip: Int
    let outside: String
    let outsidePort: Int
    let phonesAddress: String
    let phonesPort: Int

    static let running: RealExchange? = {
        guard FileManager.default.isExecutableFile(atPath: sipp) else { return nil }
        let words = ProcessInfo.processInfo.environment["HIGHROCK_TEST_EXCHANGE"] ?? ""
        return try? JSONDecoder().decode(RealExchange.self, from: Data(words.utf8))
    }()

    private static let sipp = "/usr/bin/sipp"

    func line() throws -> ExchangeLine {
        let place = ExchangePlace(address: ari, user: user, password: password, application: application)
        guard let place else { throw CocoaError(.featureUnsupported) }
        return ExchangeLine(to: place)
    }

    /// Phones 201 to 220, each of which is answered at once.
    func phones() throws -> Process {
        try play(["-sn", "uas", "-i", phonesAddress, "-p", "\(phonesPort)", "-timeout", "60s"])
    }

    /// Somebody outside who calls, talks, and puts the phone down.
    func caller(talking seconds: Int) throws -> Process {
        try play([
            "-sn", "uac", "-s", "100", "-i", outside, "-p", "\(outsidePort)", "-m", "1", "-d", "\(seconds * 1000)",
            "-timeout", "30s", "127.0.0.1:\(sip)",
        ])
    }

    private func play(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.sipp)
        process.arguments = arguments + ["-nostdin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
