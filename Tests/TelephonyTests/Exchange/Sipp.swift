import Foundation

@testable import Telephony

/// Telephones that sipp plays.
struct Sipp {
    static let isThere = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/bin/sipp"

    let exchange: TestExchange

    /// Somebody outside calls a number, talks, and puts the phone down.
    func caller(to number: String = "100", talking seconds: Double) throws -> Program {
        try Program(
            Self.program,
            [
                "-sn", "uac", "-s", number, "-i", exchange.outside, "-p", "\(exchange.outsidePort)", "-m", "1",
                "-d", "\(Int(seconds * 1000))", "-timeout", "30s", "-nostdin", "127.0.0.1:\(exchange.sip)",
            ]
        )
    }

    /// Somebody outside calls and waits for the other side to put the phone down.
    func patientCaller() throws -> Program {
        try scenario("patient-caller", from: exchange.outside, exchange.outsidePort, to: ["127.0.0.1:\(exchange.sip)"])
    }

    /// Phones 201 to 220, each of which is answered at once.
    func phones() throws -> Program {
        try Program(
            Self.program,
            [
                "-sn", "uas", "-i", exchange.phonesAddress, "-p", "\(exchange.phonesPort)", "-timeout", "60s",
                "-nostdin",
            ]
        )
    }

    /// The same, but put down a second and a half after the answer.
    func hastyPhones() throws -> Program {
        try scenario("hasty-phone", from: exchange.phonesAddress, exchange.phonesPort)
    }

    /// The same, but never answered.
    func deafPhones() throws -> Program {
        try scenario("deaf-phone", from: exchange.phonesAddress, exchange.phonesPort)
    }

    private func scenario(_ name: String, from address: String, _ port: Int, to rest: [String] = []) throws -> Program {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/telephone/\(name).xml").standardized
        return try Program(
            Self.program,
            ["-sf", file.path, "-i", address, "-p", "\(port)", "-m", "1", "-timeout", "30s", "-nostdin"] + rest
        )
    }
}
