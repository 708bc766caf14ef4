import ArgumentParser
import HighrockApp

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Starts the server.")

    @OptionGroup var common: CommonOptions

    @Option(help: "The port to listen on.")
    var port: Int?

    @Flag(help: "Leaves the telephone exchange alone, whatever is configured.")
    var noTelephone = false

    func validate() throws {
        if let port, !(1...65_535).contains(port) {
            throw ValidationError("--port must be a number from 1 to 65535, not \(port)")
        }
    }

    func run() async throws {
        var settings = try await common.settings(port: port)
        if noTelephone { settings.exchange = nil }
        try await common.saying { try await Server(settings).run(announce: Console.say) }
    }
}
