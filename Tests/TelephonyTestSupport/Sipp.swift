import Foundation

/// Telephones that sipp plays.
package struct Sipp {
    package static let isThere = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/bin/sipp"

    private let exchange: TestExchange

    package init(exchange: TestExchange) {
        self.exchange = exchange
    }

    /// Somebody outside calls, talks, and puts the phone down; or several do, twenty a second.
    package func caller(talking seconds: Double, times count: Int = 1) throws -> Program {
        try Program(
            Self.program,
            [
                "-sn", "uac", "-s", "100", "-i", exchange.outside, "-p", "\(exchange.outsidePort)", "-m", "\(count)",
                "-r", "20", "-d", "\(Int(seconds * 1000))", "-timeout", "180s", "-nostdin", "127.0.0.1:\(exchange.sip)",
            ]
        )
    }

    /// Somebody outside calls and waits for the other side to put the phone down.
    package func patientCaller() throws -> Program {
        try scenario("patient-caller", from: exchange.outside, exchange.outsidePort, to: ["127.0.0.1:\(exchange.sip)"])
    }

    /// The same, who sounds a tone all the time.
    package func singer(_ tone: Tone) throws -> Program {
        // Goes away with the exchange.
        let folder = URL(filePath: exchange.process).deletingLastPathComponent()
        try tone.aLaw(seconds: 2).write(to: folder.appending(path: "tone.alaw"))
        return try scenario(
            "singing-caller",
            from: exchange.outside,
            exchange.outsidePort,
            to: ["127.0.0.1:\(exchange.sip)"],
            in: folder
        )
    }

    /// Phones 201 to 220, each of which is answered at once.
    package func phones() throws -> Program {
        try Program(
            Self.program,
            [
                "-sn", "uas", "-i", exchange.phonesAddress, "-p", "\(exchange.phonesPort)", "-timeout", "300s",
                "-nostdin",
            ]
        )
    }

    /// The same, but put down a second and a half after the answer.
    package func hastyPhones() throws -> Program {
        try scenario("hasty-phone", from: exchange.phonesAddress, exchange.phonesPort)
    }

    /// The same, but never answered.
    package func deafPhones() throws -> Program {
        try scenario("deaf-phone", from: exchange.phonesAddress, exchange.phonesPort)
    }

    private func scenario(
        _ name: String,
        from address: String,
        _ port: Int,
        to rest: [String] = [],
        in folder: URL? = nil
    ) throws -> Program {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/telephone/\(name).xml").standardized
        return try Program(
            Self.program,
            ["-sf", file.path, "-i", address, "-p", "\(port)", "-m", "1", "-timeout", "180s", "-nostdin"] + rest,
            in: folder
        )
    }
}
